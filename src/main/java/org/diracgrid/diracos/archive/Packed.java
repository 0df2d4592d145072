package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Reads many numbers or bytes at once from a file that may be damaged. */
final class Packed {
  /** What a damaged length takes at most of memory before the file turns out to be shorter. */
  private static final int STEP = 1 << 20;

  private Packed() {}

  /** Numbers behind their count. */
  static IntBuffer ints(DataInput in) throws IOException {
    return ByteBuffer.wrap(bytes(in, (long) in.readInt() * Integer.BYTES)).asIntBuffer();
  }

  /** So many bytes. */
  static byte[] bytes(DataInput in, long size) throws IOException {
    if (size < 0 || size > Integer.MAX_VALUE - Long.BYTES) {
      throw new IOException("%d bytes in one piece".formatted(size));
    }
    byte[] bytes = new byte[(int) Math.min(size, STEP)];
    in.readFully(bytes);
    while (bytes.length < size) {
      int read = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * read));
      in.readFully(bytes, read, bytes.length - read);
    }
    return bytes;
  }
}
