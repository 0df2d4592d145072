package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
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
    try (GunzipStream gunzip = GunzipStream.open(archive, BlockVisitor.NONE, progress)) {
      TarStream tar = new TarStream(archive, gunzip);
      for (TarMember member = tar.next(); member != null; member = tar.next()) {
        visitor.visit(member.entry(), tar.content());
      }
      tar.copyRest(OutputStream.nullOutputStream());
      return gunzip.layout();
    } catch (IOException e) {
      throw new UnreadableArchiveException(archive, e);
    }
  }
}
