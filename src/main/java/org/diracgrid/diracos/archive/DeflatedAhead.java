package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** The end of an archive, read and deflated while what comes before it is still being copied. */
final class DeflatedAhead implements AutoCloseable {
  /** How long a reading may take to notice that nobody waits for it. */
  private static final long LEAVE_MILLISECONDS = 1000;

  private static final Future<DeflatedChunk> END = CompletableFuture.completedFuture(null);

  private final BlockingQueue<Future<DeflatedChunk>> chunks;
  private final FutureTask<Void> reading;
  private final Thread thread;

  /** What is deflated. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Begins.
   *
   * @param most chunks that may wait, when there is more to deflate than to copy
   * @param deflating makes what deflates to these results
   */
  DeflatedAhead(
      int most, Function<ChunkDeflater.Results, ChunkDeflater> deflating, Content content) {
    this.chunks = new ArrayBlockingQueue<>(most);
    this.reading =
        new FutureTask<>(
            () -> {
              try {
                ChunkDeflater deflater = deflating.apply(this::put);
                content.writeTo(deflater);
                deflater.flush();
              } finally {
                put(END);
              }
              return null;
            });
    this.thread = new Thread(reading, "archive-read");
    thread.setDaemon(true);
    thread.start();
  }

  private void put(Future<DeflatedChunk> chunk) throws InterruptedIOException {
    try {
      chunks.put(chunk);
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
  }

  /** Gives the chunks in order, waiting for each; fails as reading the content did. */
  void forEach(ChunkDeflater.Results results) throws IOException {
    try {
      for (Future<DeflatedChunk> chunk = chunks.take(); chunk != END; chunk = chunks.take()) {
        results.add(chunk);
      }
      reading.get();
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } catch (ExecutionException e) {
      throw WorkFailure.of(e);
    }
  }

  /** Ends the reading; what is read should not be open any more when the archive is given up. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LEAVE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
