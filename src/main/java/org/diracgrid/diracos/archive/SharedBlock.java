package org.diracgrid.diracos.archive;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Bytes that several threads read, and that are filled anew once all of them have. */
final class SharedBlock {
  private final byte[] bytes;
  private final Consumer<SharedBlock> free;
  private final AtomicInteger readers = new AtomicInteger();

  /**
   * A block.
   *
   * @param free takes it back once nobody reads it
   */
  SharedBlock(int size, Consumer<SharedBlock> free) {
    this.bytes = new byte[size];
    this.free = free;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Is read by so many from now on. */
  void share(int number) {
    readers.set(number);
  }

  /** One of them has read it. */
  void release() {
    if (readers.decrementAndGet() == 0) {
      free.accept(this);
    }
  }
}
