package org.diracgrid.diracos.archive;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Reads a {@code .tar.gz} once, from front to end, and proves that it is whole. */
public final class TarGzReader {
  /**
   * Shows every entry to the visitor and checks the gzip trailer.
   *
   * @param progress hears how many compressed bytes were read since it last did
   * @throws ArchiveException if the file is not gzip, not tar, truncated or damaged
   */
  public ArchiveLayout read(Path archive, EntryVisitor visitor, LongConsumer progress) {
    throw new UnsupportedOperationException();
  }
}
