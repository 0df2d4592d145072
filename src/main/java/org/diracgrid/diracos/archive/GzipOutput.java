package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes one gzip member. What is written to it is deflated in chunks on several threads, each
 * chunk knowing the 32 KiB before it, so that the bytes do not depend on the number of threads.
 * Always one member: Python's {@code r|gz} and others stop silently behind the first.
 */
final class GzipOutput extends OutputStream {
  private static final int CHUNK_SIZE = 1 << 18;
  private static final byte[] HEADER = {
    GzipHeader.MAGIC_1, (byte) GzipHeader.MAGIC_2, GzipHeader.DEFLATE, 0, 0, 0, 0, 0, 0, (byte) 255
  };

  private static final byte[] NOTHING = {};

  /** An empty block with fixed codes that says it is the last, RFC 1951, 3.2.6. */
  private static final byte[] LAST_BLOCK = {3, 0};

  /** What a thread may need with its chunks, and as much again for others. */
  private static final long HEAP_PER_THREAD = 1 << 23;

  private final ArchiveOutput out;
  private final int chunksAhead;
  private final ExecutorService pool;
  private final Queue<Future<DeflatedChunk>> pending = new ArrayDeque<>();
  private byte[] before = NOTHING;
  private byte[] chunk = new byte[CHUNK_SIZE];
  private int filled;
  private long crc;
  private long size;
  private long taken;

  /** What every member begins with. */
  static byte[] header() {
    return HEADER.clone();
  }

  /** Begins a member with as many threads as make sense here. */
  GzipOutput(ArchiveOutput out) {
    this(
        out,
        (int)
            Math.max(
                1,
                Math.min(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() / HEAP_PER_THREAD)));
  }

  GzipOutput(ArchiveOutput out, int threads) {
    this.out = out;
    this.chunksAhead = threads + 1;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "archive-deflate");
              thread.setDaemon(true);
              return thread;
            });
    out.write(HEADER);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    taken += length;
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
    pending.add(pool.submit(() -> DeflatedChunk.of(dictionary, input, count)));
    before = input;
    chunk = new byte[CHUNK_SIZE];
    filled = 0;
    while (pending.size() > chunksAhead) {
      writeNext();
    }
  }

  private void writeNext() throws IOException {
    DeflatedChunk deflated = result(pending.remove());
    out.write(deflated.bytes());
    account(deflated.crc(), deflated.inputSize());
  }

  private static DeflatedChunk result(Future<DeflatedChunk> future) throws InterruptedIOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void account(long partCrc, long partSize) {
    crc = Crc32Combination.of(crc, partCrc, partSize);
    size += partSize;
  }

  private void drain() throws IOException {
    if (filled > 0) {
      submit();
    }
    while (!pending.isEmpty()) {
      writeNext();
    }
  }

  /** Writes deflate streams that somebody else made; the bytes go straight to the file. */
  @FunctionalInterface
  interface RawDeflate {
    void writeTo(ArchiveOutput out) throws IOException;
  }

  /**
   * Goes on with deflate blocks taken over as they are, which begin and end on a byte boundary and
   * the last of which is not marked as the last.
   *
   * @param rawCrc CRC-32 of what they inflate to
   * @param rawSize of what they inflate to
   */
  void takeOver(RawDeflate raw, long rawCrc, long rawSize) throws IOException {
    drain();
    taken += rawSize;
    raw.writeTo(out);
    account(rawCrc, rawSize);
    before = NOTHING;
  }

  /**
   * Ends the member with deflate blocks taken over as they are, the last of which is marked so.
   *
   * @param rawCrc CRC-32 of what they inflate to
   * @param rawSize of what they inflate to
   */
  void finishWith(RawDeflate raw, long rawCrc, long rawSize) throws IOException {
    takeOver(raw, rawCrc, rawSize);
    writeTrailer();
  }

  /** Ends the member. */
  void finish() throws IOException {
    drain();
    out.write(LAST_BLOCK);
    writeTrailer();
  }

  /** How many bytes the member inflates to so far. */
  long inflatedSize() {
    return taken;
  }

  private void writeTrailer() {
    out.write(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) crc)
            .putInt((int) size)
            .array());
  }

  /** Gives up what is not written; the member is whole only if it was finished. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}
