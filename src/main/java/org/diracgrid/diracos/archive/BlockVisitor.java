package org.diracgrid.diracos.archive;

/** Hears where the blocks of a deflate stream begin. */
@FunctionalInterface
interface BlockVisitor {
  /** Wants to know nothing. */
  BlockVisitor NONE = (block, window) -> {};

  /**
   * A block begins.
   *
   * @param window with the bytes to which the block may refer
   */
  void begin(Block block, SlidingWindow window);
}
