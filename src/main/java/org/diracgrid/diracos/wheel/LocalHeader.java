package org.diracgrid.diracos.wheel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The header in front of a zip member's bytes (APPNOTE 4.3.7), which the JDK and commons-compress
 * do not compare with the central directory.
 *
 * @param flags general purpose bit flag
 * @param method how the bytes are compressed
 * @param name as raw bytes
 * @param dataOffset where the member's bytes begin
 */
record LocalHeader(int flags, int method, ByteBuffer name, long dataOffset) {
  private static final int SIGNATURE = 0x04034b50;
  private static final int FIXED = 30;

  /** Throws {@link EOFException} if the file ends before, {@link IOException} if none is there. */
  static LocalHeader read(FileChannel channel, long offset) throws IOException {
    ByteBuffer fixed = bytes(channel, offset, FIXED);
    if (fixed.getInt(0) != SIGNATURE) {
      throw new IOException("there is no local header at offset " + offset);
    }
    int nameLength = Short.toUnsignedInt(fixed.getShort(26));
    int extraLength = Short.toUnsignedInt(fixed.getShort(28));
    return new LocalHeader(
        Short.toUnsignedInt(fixed.getShort(6)),
        Short.toUnsignedInt(fixed.getShort(8)),
        bytes(channel, offset + FIXED, nameLength),
        offset + FIXED + nameLength + extraLength);
  }

  private static ByteBuffer bytes(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (offset < 0 || channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file ends within a local header");
      }
    }
    return buffer.flip();
  }
}
