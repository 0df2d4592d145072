package org.diracgrid.diracos.archive;

import java.io.IOException;

/** Numbers that rise, as they are read from a file that may be damaged. */
final class Rising {
  /** No file is larger, in bits. */
  private static final long MOST = 1L << 50;

  private Rising() {}

  /** The number that follows another by a difference. */
  static long next(long before, long difference) throws IOException {
    if (difference < 0 || difference > MOST - before) {
      throw new IOException("a difference of %d".formatted(difference));
    }
    return before + difference;
  }
}
