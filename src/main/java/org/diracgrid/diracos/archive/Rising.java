package org.diracgrid.diracos.archive;

import java.io.IOException;

/** Differences between numbers that rise, as they are read from a file that may be damaged. */
final class Rising {
  /** No file is larger, in bits, so that sums of what is read do not overflow. */
  private static final long MOST = 1L << 50;

  private Rising() {}

  /** The difference, if it is one. */
  static long check(long difference) throws IOException {
    if (difference < 0 || difference > MOST) {
      throw new IOException("a difference of %d".formatted(difference));
    }
    return difference;
  }
}
