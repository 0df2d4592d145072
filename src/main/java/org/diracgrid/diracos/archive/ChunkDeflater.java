package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Has what is written to it deflated in chunks on several threads, each chunk knowing the 32 KiB
 * before it, so that the bytes do not depend on the number of threads.
 */
final class ChunkDeflater extends OutputStream {
  private static final int CHUNK_SIZE = 1 << 18;
  private static final byte[] NOTHING = {};

  private final ExecutorService pool;
  private final Results results;
  private byte[] before = NOTHING;
  private byte[] chunk = new byte[CHUNK_SIZE];
  private int filled;

  /** Takes the chunks to come, in order. */
  @FunctionalInterface
  interface Results {
    void add(Future<DeflatedChunk> chunk) throws IOException;
  }

  /**
   * Deflates on these threads.
   *
   * @param results gets each chunk, and may wait until there is room for it
   */
  ChunkDeflater(ExecutorService pool, Results results) {
    super();
    this.pool = pool;
    this.results = results;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    int done = 0;
    while (done < length) {
      int count = Math.min(CHUNK_SIZE - filled, length - done);
      System.arraycopy(source, offset + done, chunk, filled, count);
      filled += count;
      done += count;
      if (filled == CHUNK_SIZE) {
        submit();
      }
    }
  }

  private void submit() throws IOException {
    byte[] dictionary = before;
    byte[] input = chunk;
    int count = filled;
    before = input;
    chunk = new byte[CHUNK_SIZE];
    filled = 0;
    results.add(pool.submit(() -> DeflatedChunk.of(dictionary, input, count)));
  }

  /** Has what was written up to now deflated. */
  @Override
  public void flush() throws IOException {
    if (filled > 0) {
      submit();
    }
  }

  /** Begins anew: what follows does not know what was before. */
  void forget() {
    before = NOTHING;
  }
}
