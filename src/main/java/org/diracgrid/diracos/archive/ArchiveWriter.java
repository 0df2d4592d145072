package org.diracgrid.diracos.archive;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.LongConsumer;

/** Writes a base with an edit applied as a new {@code .tar.gz} of one gzip member. */
public final class ArchiveWriter {
  /**
   * Writes the archive to {@code target}, which must not exist and is deleted again on failure; the
   * caller moves it to its final name.
   *
   * @param layout of the base, from {@link TarGzReader}
   * @param entries of the base, for the modes of folders that new files lie in
   * @param progress hears how many bytes were written since it last did
   * @throws ArchiveException if the base changed since it was read, or the target cannot be written
   */
  public WrittenArchive write(
      Path base,
      ArchiveLayout layout,
      Collection<ArchiveEntry> entries,
      ArchiveEdit edit,
      Path target,
      LongConsumer progress) {
    throw new UnsupportedOperationException();
  }
}
