package org.diracgrid.diracos.archive;

/** Hears where the blocks of a deflate stream begin. */
@FunctionalInterface
interface BlockVisitor {
  /** Wants to know nothing. */
  BlockVisitor NONE = (bitOffset, offset, crc, window) -> {};

  /**
   * A block begins.
   *
   * @param bitOffset in the file
   * @param offset in what the stream inflates to, in bytes
   * @param crc CRC-32 of what the stream inflates to, up to here
   * @param window with the bytes to which the block may refer
   */
  void begin(long bitOffset, long offset, long crc, SlidingWindow window);
}
