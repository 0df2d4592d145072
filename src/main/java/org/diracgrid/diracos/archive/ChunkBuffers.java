package org.diracgrid.diracos.archive;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Buffers that are used again and again. While a thread deflates, the JDK cannot collect garbage
 * (JNI critical sections; up to JDK 21 an allocation that waits for that too often fails with an
 * OutOfMemoryError), so there should be little of it. Safe for many threads.
 */
final class ChunkBuffers {
  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();
  private final int size;

  /** Makes buffers of this size when there is none to be used again. */
  ChunkBuffers(int size) {
    this.size = size;
  }

  /** A buffer, with anything in it. */
  byte[] take() {
    byte[] buffer = free.poll();
    return buffer == null ? new byte[size] : buffer;
  }

  /** Takes a buffer back. */
  void giveBack(byte[] buffer) {
    free.add(buffer);
  }
}
