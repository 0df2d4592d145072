package org.diracgrid.diracos.archive;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** MD5 and SHA-256 of a stream of blocks, each in a thread of its own beside the copying. */
final class ParallelDigests implements AutoCloseable {
  /** Blocks that may wait, so that memory stays bounded when digesting is slower than the disk. */
  private static final int QUEUE_LENGTH = 8;

  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "archive-digest");
            thread.setDaemon(true);
            return thread;
          });
  private final Lane md5 = new Lane("MD5", threads);
  private final Lane sha256 = new Lane("SHA-256", threads);
  private long size;

  /** Takes a block into account, which must not change any more. */
  void update(byte[] block, int offset, int length) throws InterruptedIOException {
    if (length > 0) {
      md5.put(ByteBuffer.wrap(block, offset, length));
      sha256.put(ByteBuffer.wrap(block, offset, length));
      size += length;
    }
  }

  /** The digests of all blocks. */
  FileDigests finish() throws InterruptedIOException {
    md5.put(END);
    sha256.put(END);
    return new FileDigests(md5.result(), sha256.result(), size);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** One digest and the blocks it waits for. */
  private static final class Lane {
    private final BlockingQueue<ByteBuffer> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Future<byte[]> digest;

    Lane(String algorithm, ExecutorService threads) {
      this.digest = threads.submit(() -> digest(algorithm));
    }

    private byte[] digest(String algorithm) throws InterruptedException, NoSuchAlgorithmException {
      MessageDigest message = MessageDigest.getInstance(algorithm);
      for (ByteBuffer block = queue.take(); block.hasRemaining(); block = queue.take()) {
        message.update(block);
      }
      return message.digest();
    }

    void put(ByteBuffer block) throws InterruptedIOException {
      try {
        // A thread that died would never make room again.
        while (!queue.offer(block, 1, TimeUnit.SECONDS)) {
          if (digest.isDone()) {
            throw new IllegalStateException("a digest ended early: " + result());
          }
        }
      } catch (InterruptedException e) {
        throw Interruption.of(e);
      }
    }

    String result() throws InterruptedIOException {
      try {
        return HexFormat.of().formatHex(digest.get());
      } catch (InterruptedException e) {
        throw Interruption.of(e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
