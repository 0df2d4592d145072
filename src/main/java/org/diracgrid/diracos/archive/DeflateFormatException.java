package org.diracgrid.diracos.archive;

import java.io.IOException;

/** A deflate stream is none; whoever reads the file tells which file it is. */
final class DeflateFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where and what.
   *
   * @param bitOffset in the file
   * @param found what stands there, e.g. {@code a block of the unknown type 3}
   */
  DeflateFormatException(long bitOffset, String found) {
    super("byte %d, bit %d holds %s".formatted(bitOffset >>> 3, bitOffset & 7, found));
  }
}
