package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A block at which inflating can begin, with the bytes before it to which it may refer. */
final class Checkpoint {
  private final long bitOffset;
  private final long offset;
  private final byte[] window;

  /**
   * A block.
   *
   * @param window the last bytes before it, up to 32 KiB
   */
  Checkpoint(long bitOffset, long offset, byte[] window) {
    this.bitOffset = bitOffset;
    this.offset = offset;
    this.window = window;
  }

  /** Where in the file it begins. */
  long bitOffset() {
    return bitOffset;
  }

  /** Where in what the stream inflates to it begins. */
  long offset() {
    return offset;
  }

  /** The bytes before it. */
  byte[] window() {
    return window;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(bitOffset);
    out.writeLong(offset);
    out.writeInt(window.length);
    out.write(window);
  }

  /** Reads what was written; throws IOException for anything else. */
  static Checkpoint readFrom(DataInput in) throws IOException {
    long bitOffset = in.readLong();
    long offset = in.readLong();
    int size = in.readInt();
    if (size < 0 || size > SlidingWindow.REACH) {
      throw new IOException("a window of %d bytes".formatted(size));
    }
    byte[] window = new byte[size];
    in.readFully(window);
    return new Checkpoint(bitOffset, offset, window);
  }
}
