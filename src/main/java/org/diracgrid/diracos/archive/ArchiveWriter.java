package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Writes a base with an edit applied as a new {@code .tar.gz} of one gzip member. */
public final class ArchiveWriter {
  /**
   * Writes the archive to {@code target}, which must not exist and is deleted again on failure; the
   * caller moves it to its final name.
   *
   * <p>The base's compressed bytes come as they are, and new entries behind them, or in front of
   * them where that is safer. If entries must go, some tens of kilobytes around each are compressed
   * anew; if the bytes cannot be taken over, everything is. Same inputs give the same bytes,
   * whatever the machine; only the compression of new bytes depends on the JDK's zlib.
   *
   * @param progress hears how many bytes were written since it last did
   * @throws ArchiveException if the edit does not fit the base, the base changed since it was read,
   *     new content cannot be read, or the target cannot be written
   */
  public WrittenArchive write(
      BaseArchive base, ArchiveEdit edit, Path target, LongConsumer progress) {
    try (HeadStart start = HeadStart.none(base, target)) {
      return write(start, edit, progress);
    }
  }

  /**
   * Writes the archive as above, going on from a head start if that can be; its base and target are
   * the archive's.
   */
  public WrittenArchive write(HeadStart start, ArchiveEdit edit, LongConsumer progress) {
    BaseArchive base = start.base();
    CheckedEdit checked = CheckedEdit.of(base, edit);
    BaseCopy copy = cheapestCopy(base, checked);
    try (OpenArchive archive = start.open(copy, progress)) {
      copy.writeTo(archive, checked.additions(), start.target());
      FileDigests digests = archive.finish();
      return new WrittenArchive(digests.size(), digests.md5(), digests.sha256(), copy.method());
    } catch (IOException e) {
      throw new UnwritableArchiveException(start.target(), e);
    }
  }

  private static BaseCopy cheapestCopy(BaseArchive base, CheckedEdit edit) {
    Optional<String> unspliceable = base.layout().unspliceable();
    return unspliceable.isPresent()
        ? new FilteredCopy(base, edit.removals(), unspliceable.get())
        : VerbatimCopy.of(base, edit.removals(), edit.additions().mayFollow());
  }
}
