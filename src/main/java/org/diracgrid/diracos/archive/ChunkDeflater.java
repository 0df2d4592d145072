package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Has what is written to it deflated in chunks on several threads, each chunk knowing the 32 KiB
 * before it, so that the bytes do not depend on the number of threads.
 */
final class ChunkDeflater extends OutputStream {
  /** How many bytes are deflated at a time. */
  static final int CHUNK_SIZE = 1 << 18;

  private static final byte[] NOTHING = {};

  private final ExecutorService pool;
  private final ChunkBuffers inputs;
  private final ChunkBuffers outputs;
  private final Results results;
  private byte[] before = NOTHING;
  private byte[] chunk;
  private int filled;

  /** Takes the chunks to come, in order. */
  @FunctionalInterface
  interface Results {
    void add(Future<DeflatedChunk> chunk) throws IOException;
  }

  /**
   * Deflates on these threads.
   *
   * @param inputs buffers of {@link #CHUNK_SIZE}
   * @param outputs buffers of {@link DeflatedChunk#most} of that
   * @param results gets each chunk, and may wait until there is room for it
   */
  ChunkDeflater(ExecutorService pool, ChunkBuffers inputs, ChunkBuffers outputs, Results results) {
    super();
    this.pool = pool;
    this.inputs = inputs;
    this.outputs = outputs;
    this.chunk = inputs.take();
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
    before = Arrays.copyOfRange(input, Math.max(0, count - SlidingWindow.REACH), count);
    chunk = inputs.take();
    filled = 0;
    results.add(pool.submit(() -> deflate(dictionary, input, count)));
  }

  private DeflatedChunk deflate(byte[] dictionary, byte[] input, int count) {
    byte[] output = outputs.take();
    try {
      return DeflatedChunk.of(dictionary, input, count, output);
    } finally {
      inputs.giveBack(input);
      outputs.giveBack(output);
    }
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
