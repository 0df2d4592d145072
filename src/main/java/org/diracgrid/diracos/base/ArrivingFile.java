package org.diracgrid.diracos.base;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file that somebody else still writes: reads on as far as that has come, and then waits. Read
 * from the file rather than handed over, bytes hold up nobody who reads them slowly.
 */
final class ArrivingFile extends InputStream {
  private final FileChannel channel;
  private final LongConsumer progress;
  private long position;
  private long reached;
  private Optional<String> sha256 = Optional.empty();
  private boolean failed;

  private ArrivingFile(FileChannel channel, LongConsumer progress) {
    super();
    this.channel = channel;
    this.progress = progress;
  }

  /**
   * Opens a file, nothing of which is there to be read yet.
   *
   * @param progress hears how many bytes were read since it last did
   */
  static ArrivingFile open(Path file, LongConsumer progress) throws IOException {
    return new ArrivingFile(FileChannel.open(file, StandardOpenOption.READ), progress);
  }

  /** So many bytes are there. */
  synchronized void reach(long size) {
    reached = size;
    notifyAll();
  }

  /** All of it is there, and has this digest. */
  synchronized void complete(String digest) {
    sha256 = Optional.of(digest);
    notifyAll();
  }

  /** The digest of all; known to who has read to the end. */
  synchronized String sha256() {
    return sha256.orElseThrow();
  }

  /** What came is of no use; whoever reads it fails, and it is closed. */
  synchronized void fail() {
    failed = true;
    notifyAll();
    close();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    long there = await();
    if (there == position) {
      return -1;
    }
    int wanted = (int) Math.min(length, there - position);
    int number = channel.read(ByteBuffer.wrap(target, offset, wanted));
    if (number < 0) {
      throw new EOFException("it is shorter than what was written");
    }
    position += number;
    progress.accept(number);
    return number;
  }

  private synchronized long await() throws IOException {
    try {
      while (reached == position && sha256.isEmpty() && !failed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("it was interrupted");
      failure.initCause(e);
      throw failure;
    }
    if (failed) {
      throw new IOException("it did not come whole");
    }
    return reached;
  }

  @Override
  @SuppressWarnings("EmptyCatch") // Nothing was written that closing could lose.
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // See above.
    }
  }
}
