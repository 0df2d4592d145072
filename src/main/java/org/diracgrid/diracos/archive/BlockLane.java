package org.diracgrid.diracos.archive;

import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Has blocks digested in a thread of its own, in order. */
final class BlockLane<R> implements AutoCloseable {
  /** Blocks that may wait, so that memory stays bounded when digesting is slower than the disk. */
  static final int LENGTH = 8;

  private static final Piece END = new Piece(new byte[0], 0, 0, () -> {});

  private final BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(LENGTH);
  private final FutureTask<R> work;
  private final Thread thread;

  /**
   * Takes one piece after the other into account.
   *
   * @param <R> what all of them come to
   */
  interface Digesting<R> {
    void update(byte[] bytes, int offset, int length);

    R result();
  }

  /** A stretch of bytes, and what to do when they are digested. */
  private static final class Piece {
    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final Runnable digested;

    Piece(byte[] bytes, int offset, int length, Runnable digested) {
      this.bytes = bytes;
      this.offset = offset;
      this.length = length;
      this.digested = digested;
    }
  }

  /** Begins. */
  BlockLane(Digesting<R> digesting) {
    this.work = new FutureTask<>(() -> digest(digesting));
    this.thread = new Thread(work, "archive-digest");
    thread.setDaemon(true);
    thread.start();
  }

  private R digest(Digesting<R> digesting) throws InterruptedException {
    for (Piece piece = queue.take(); piece.length > 0; piece = queue.take()) {
      digesting.update(piece.bytes, piece.offset, piece.length);
      piece.digested.run();
    }
    return digesting.result();
  }

  /**
   * Has some bytes digested, at least one.
   *
   * @param digested runs afterwards; up to then the bytes must not change
   */
  void put(byte[] block, int offset, int length, Runnable digested) throws InterruptedIOException {
    put(new Piece(block, offset, length, digested));
  }

  private void put(Piece piece) throws InterruptedIOException {
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
    if (work.isDone()) {
      throw new IllegalStateException("a digest ended early: " + get());
    }
  }

  /** What all that was put comes to; nothing may be put any more. */
  R result() throws InterruptedIOException {
    put(END);
    return get();
  }

  private R get() throws InterruptedIOException {
    try {
      return work.get();
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
