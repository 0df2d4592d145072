package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.LongConsumer;

/** Writes a base with an edit applied as a new {@code .tar.gz} of one gzip member. */
public final class ArchiveWriter {
  /**
   * Writes the archive to {@code target}, which must not exist and is deleted again on failure; the
   * caller moves it to its final name.
   *
   * <p>New entries come first, then the base's compressed bytes as they are; if entries must go, or
   * the bytes cannot be taken over, the base is compressed anew. Same inputs give the same bytes,
   * whatever the machine; only the compression of new bytes depends on the JDK's zlib.
   *
   * @param layout of the base, from {@link TarGzReader}
   * @param entries of the base, for the modes of folders that new files lie in
   * @param progress hears how many bytes were written since it last did
   * @throws ArchiveException if the edit does not fit the base, the base changed since it was read,
   *     new content cannot be read, or the target cannot be written
   */
  public WrittenArchive write(
      Path base,
      ArchiveLayout layout,
      Collection<ArchiveEntry> entries,
      ArchiveEdit edit,
      Path target,
      LongConsumer progress) {
    CheckedEdit checked = CheckedEdit.of(base, entries, edit);
    try (ArchiveOutput out = ArchiveOutput.create(target, progress);
        GzipOutput gzip = new GzipOutput(out)) {
      checked.additions().writeTo(gzip, target);
      String method;
      if (layout.unspliceable().isPresent()) {
        method = "recompressed, because " + layout.unspliceable().get();
        recompress(base, layout, checked, gzip);
      } else if (!checked.removals().isEmpty()) {
        method = "recompressed, because entries of the base are left out";
        recompress(base, layout, checked, gzip);
      } else {
        method = "base bytes taken over unchanged";
        gzip.finishWith(
            new UnchangedCopy(base, layout)::writeTo, layout.tarCrc32(), layout.tarSize());
      }
      FileDigests digests = out.finish();
      return new WrittenArchive(digests.size(), digests.md5(), digests.sha256(), method);
    } catch (IOException e) {
      throw new UnwritableArchiveException(target, e);
    }
  }

  private static void recompress(
      Path base, ArchiveLayout layout, CheckedEdit checked, GzipOutput gzip) throws IOException {
    new FilteredCopy(base, layout, checked.removals()).writeTo(gzip);
    gzip.finish();
  }
}
