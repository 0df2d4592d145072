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
  /** Of a block that is used again. */
  static final int BLOCK_SIZE = 1 << 18;

  /** Blocks that may wait, so that memory stays bounded when digesting is slower than the disk. */
  private static final int QUEUE_LENGTH = 8;

  private static final Piece END = new Piece(ByteBuffer.allocate(0), () -> {});

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

  /** Hundreds of megabytes in ever new blocks would cost more time than to copy them. */
  private final BlockingQueue<SharedBlock> free = new ArrayBlockingQueue<>(QUEUE_LENGTH);

  private int blocks;
  private long size;

  /** A stretch of bytes, and what to do when they are digested. */
  private record Piece(ByteBuffer bytes, Runnable digested) {}

  /** Takes a block into account, which must not change any more. */
  void update(byte[] block, int offset, int length) throws InterruptedIOException {
    put(block, offset, length, () -> {});
  }

  /** A block to be filled. */
  SharedBlock take() throws InterruptedIOException {
    SharedBlock block = free.poll();
    if (block == null && blocks < QUEUE_LENGTH) {
      blocks++;
      block = new SharedBlock(BLOCK_SIZE, free::add);
    }
    try {
      while (block == null) {
        block = free.poll(1, TimeUnit.SECONDS);
        md5.requireAlive();
        sha256.requireAlive();
      }
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
    return block;
  }

  /**
   * Takes the beginning of a taken block into account, which comes back when it is digested.
   *
   * @param readers how many others have to release it, too
   */
  void update(SharedBlock block, int length, int readers) throws InterruptedIOException {
    block.share(2 + readers);
    put(block.bytes(), 0, length, block::release);
  }

  private void put(byte[] block, int offset, int length, Runnable digested)
      throws InterruptedIOException {
    if (length > 0) {
      md5.put(new Piece(ByteBuffer.wrap(block, offset, length), digested));
      sha256.put(new Piece(ByteBuffer.wrap(block, offset, length), digested));
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
    private final BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Future<byte[]> digest;

    Lane(String algorithm, ExecutorService threads) {
      this.digest = threads.submit(() -> digest(algorithm));
    }

    private byte[] digest(String algorithm) throws InterruptedException, NoSuchAlgorithmException {
      MessageDigest message = MessageDigest.getInstance(algorithm);
      for (Piece piece = queue.take(); piece.bytes().hasRemaining(); piece = queue.take()) {
        message.update(piece.bytes());
        piece.digested().run();
      }
      return message.digest();
    }

    void put(Piece piece) throws InterruptedIOException {
      try {
        while (!queue.offer(piece, 1, TimeUnit.SECONDS)) {
          requireAlive();
        }
      } catch (InterruptedException e) {
        throw Interruption.of(e);
      }
    }

    /** A thread that died would never make room again. */
    void requireAlive() throws InterruptedIOException {
      if (digest.isDone()) {
        throw new IllegalStateException("a digest ended early: " + result());
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
