package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongConsumer;

/** Reads a {@code .tar.gz} once, from front to end, and proves that it is whole. */
public final class TarGzReader {
  /**
   * Shows every entry to the visitor and checks the gzip trailer. Memory does not grow with the
   * archive or with anything it declares.
   *
   * @param progress hears how many compressed bytes were read since it last did
   * @throws ArchiveException if the file is not gzip, not tar, truncated or damaged
   */
  public ArchiveLayout read(Path archive, EntryVisitor visitor, LongConsumer progress) {
    try (InputStream bytes = Files.newInputStream(archive)) {
      return read(
          archive,
          GunzipStream.open(archive, bytes, BlockVisitor.NONE, DeflateListener.NONE, progress),
          visitor,
          (member, end) -> {},
          OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UnreadableArchiveException(archive, e);
    }
  }

  /**
   * Reads as {@link #read} does, and takes down besides what leaving entries out takes.
   *
   * @param progress hears how many compressed bytes were read since it last did
   * @throws ArchiveException if the file is not gzip, not tar, truncated or damaged
   */
  public IndexedArchive index(Path archive, EntryVisitor visitor, LongConsumer progress) {
    try (InputStream bytes = Files.newInputStream(archive)) {
      return index(archive, bytes, visitor, progress);
    } catch (IOException e) {
      throw new UnreadableArchiveException(archive, e);
    }
  }

  /**
   * Reads likewise what somebody else opened, who closes it.
   *
   * @param archive what to call it
   * @param bytes all of it, read to their end
   * @param progress hears how many compressed bytes were read since it last did
   * @throws ArchiveException if it is not gzip, not tar, truncated or damaged
   */
  public IndexedArchive index(
      Path archive, InputStream bytes, EntryVisitor visitor, LongConsumer progress) {
    IndexRecorder recorder = new IndexRecorder();
    TarRest rest = new TarRest();
    try (Md5TrailRecorder trail = new Md5TrailRecorder()) {
      GunzipStream gunzip = GunzipStream.open(archive, bytes, recorder, trail, progress);
      ArchiveLayout layout = read(archive, gunzip, visitor, recorder::entry, rest);
      return new IndexedArchive(
          layout, new ArchiveSplice(recorder.end(layout, rest), trail.finish()), recorder.index());
    } catch (IOException e) {
      throw new UnreadableArchiveException(archive, e);
    }
  }

  /**
   * Shows some entries of a base to the visitor, and reads little besides if the base allows it.
   * That nothing else of the base is damaged or changed is not checked.
   *
   * @param paths of the entries, those that the base does not have among them
   * @throws ArchiveException if what is read is not as it was
   */
  public void read(BaseArchive base, Set<String> paths, EntryVisitor visitor) {
    if (base.layout().unspliceable().isPresent()) {
      EntryVisitor chosen =
          (entry, content) -> {
            if (paths.contains(entry.path())) {
              visitor.visit(entry, content);
            }
          };
      read(base.file(), chosen, count -> {});
      return;
    }
    try {
      ChosenEntries.read(base, paths, visitor);
    } catch (IOException e) {
      throw new UnreadableArchiveException(base.file(), e);
    }
  }

  /** Hears of each entry and where in the tar it ends. */
  @FunctionalInterface
  private interface MemberVisitor {
    void visit(TarMember member, long end);
  }

  private static ArchiveLayout read(
      Path archive,
      GunzipStream gunzip,
      EntryVisitor visitor,
      MemberVisitor members,
      OutputStream rest)
      throws IOException {
    TarStream tar = new TarStream(archive, gunzip);
    for (TarMember member = tar.next(); member != null; member = tar.next()) {
      members.visit(member, tar.end());
      visitor.visit(member.entry(), tar.content());
    }
    tar.copyRest(rest);
    return gunzip.layout();
  }
}
