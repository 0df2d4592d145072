package org.diracgrid.diracos.archive;

import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A few blocks that are used again and again: hundreds of megabytes in ever new ones would cost
 * more time than to copy them.
 */
final class BlockPool {
  static final int BLOCK_SIZE = 1 << 18;

  private static final int BLOCKS = BlockLane.LENGTH;

  private final BlockingQueue<SharedBlock> free = new ArrayBlockingQueue<>(BLOCKS);
  private final Check readersAlive;
  private int made;

  /** Fails if a block may never come back. */
  @FunctionalInterface
  interface Check {
    void run() throws InterruptedIOException;
  }

  /** Makes blocks for readers. */
  BlockPool(Check readersAlive) {
    this.readersAlive = readersAlive;
  }

  /** A block to be filled, which comes back when all who share it have released it. */
  SharedBlock take() throws InterruptedIOException {
    SharedBlock block = free.poll();
    if (block == null && made < BLOCKS) {
      made++;
      block = new SharedBlock(BLOCK_SIZE, free::add);
    }
    try {
      while (block == null) {
        block = free.poll(1, TimeUnit.SECONDS);
        readersAlive.run();
      }
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
    return block;
  }
}
