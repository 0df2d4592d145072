package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes one gzip member, of which several threads deflate what is written to it. Always one
 * member: Python's {@code r|gz} and others stop silently behind the first.
 */
final class GzipOutput extends OutputStream {
  private static final byte[] HEADER = {
    GzipHeader.MAGIC_1, (byte) GzipHeader.MAGIC_2, GzipHeader.DEFLATE, 0, 0, 0, 0, 0, 0, (byte) 255
  };

  /** An empty block with fixed codes that says it is the last, RFC 1951, 3.2.6. */
  private static final byte[] LAST_BLOCK = {3, 0};

  /** What a thread may need with its chunks, and as much again for others. */
  private static final long HEAP_PER_THREAD = 1 << 23;

  /** Enough for what most extensions add. */
  private static final int MOST_AHEAD = 24;

  private final ArchiveOutput out;
  private final int chunksAhead;
  private final ExecutorService pool;
  private final ChunkBuffers inputs = new ChunkBuffers(ChunkDeflater.CHUNK_SIZE);
  private final ChunkBuffers outputs =
      new ChunkBuffers(DeflatedChunk.most(ChunkDeflater.CHUNK_SIZE));
  private final ChunkDeflater deflater;
  private final Queue<Future<DeflatedChunk>> pending = new ArrayDeque<>();
  private long crc;
  private long size;

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
    super();
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
    this.deflater = deflater(this::add);
    out.write(HEADER);
  }

  private ChunkDeflater deflater(ChunkDeflater.Results results) {
    return new ChunkDeflater(pool, inputs, outputs, results);
  }

  @Override
  public void write(int value) throws IOException {
    deflater.write(value);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    deflater.write(source, offset, length);
  }

  private void add(Future<DeflatedChunk> chunk) throws IOException {
    pending.add(chunk);
    while (pending.size() > chunksAhead) {
      writeNext();
    }
  }

  private void writeNext() throws IOException {
    write(pending.remove());
  }

  private void write(Future<DeflatedChunk> chunk) throws IOException {
    DeflatedChunk deflated = result(chunk);
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
    deflater.flush();
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
    raw.writeTo(out);
    account(rawCrc, rawSize);
    deflater.forget();
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

  /** Begins to deflate what the member will end with. */
  DeflatedAhead deflateAhead(DeflatedAhead.Content content) {
    // Together they take the tenth part of a small heap, of which deflating needs some more.
    long fitting = Runtime.getRuntime().maxMemory() / (10L * ChunkDeflater.CHUNK_SIZE);
    int most = (int) Math.max(2, Math.min(MOST_AHEAD, fitting));
    return new DeflatedAhead(most, this::deflater, content);
  }

  /** Ends the member with what was deflated for it. */
  void finishWith(DeflatedAhead end) throws IOException {
    drain();
    end.forEach(this::write);
    finish();
  }

  /** Ends the member. */
  void finish() throws IOException {
    drain();
    out.write(LAST_BLOCK);
    writeTrailer();
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
