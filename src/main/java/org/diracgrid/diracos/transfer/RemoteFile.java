package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file on a server, read in parts as they are needed; its end, where a zip has its directory, is
 * there from the start. Not for many threads; failures are {@link TransferException}s.
 */
public final class RemoteFile implements SeekableByteChannel {
  /** The least that is asked for at once, as a request costs more than these bytes. */
  private static final int STEP = 1 << 14;

  private static final int MOST_AT_ONCE = 1 << 20;
  private static final long MOST_BYTES = 64L << 20;

  private final RangeReader reader;
  private final URI uri;
  private final FilePart tail;
  private FilePart current;
  private long received;
  private long position;
  private boolean open = true;

  RemoteFile(RangeReader reader, URI uri, FilePart tail) {
    this.reader = reader;
    this.uri = uri;
    this.tail = tail;
    this.current = tail;
  }

  @Override
  public int read(ByteBuffer target) throws ClosedChannelException {
    requireOpen();
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= tail.total()) {
      return -1;
    }
    int count = partAt(position, target.remaining()).read(position, target);
    position += count;
    return count;
  }

  private FilePart partAt(long at, int wanted) {
    if (tail.holds(at)) {
      return tail;
    }
    if (!current.holds(at)) {
      int length = Math.max(STEP, Math.min(wanted, MOST_AT_ONCE));
      // Never ask twice for what the tail has.
      int needed = (int) Math.min(length, tail.first() - at);
      received += needed;
      if (received > MOST_BYTES) {
        throw new TooLargeException(uri, MOST_BYTES);
      }
      current = reader.part(uri, at, needed, tail);
    }
    return current;
  }

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("a position is not negative: " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return tail.total();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
