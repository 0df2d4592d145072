package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells before a file is written that it will not fit, rather than after minutes. */
final class FreeSpace {
  private FreeSpace() {}

  /**
   * Fails if there is no room for a file.
   *
   * @param size how many bytes at least it takes; what is not known yet must not count, as to
   *     refuse what would fit is worse than to fail late
   * @throws ArchiveDiskFullException if fewer are free
   */
  static void require(Path target, long size) {
    long free = free(target.toAbsolutePath().getParent());
    if (free < size) {
      throw new ArchiveDiskFullException(target, size, free);
    }
  }

  private static long free(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      // Network file systems may not know; a disk that is really full fails at the first byte.
      return free > 0 ? free : Long.MAX_VALUE;
    } catch (IOException e) {
      // Making the file will tell better what is wrong with the folder.
      return Long.MAX_VALUE;
    }
  }
}
