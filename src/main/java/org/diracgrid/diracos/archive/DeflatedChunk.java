package org.diracgrid.diracos.archive;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A piece of a deflate stream that begins and ends on a byte boundary and is not the last. */
final class DeflatedChunk {
  private static final int LEVEL = 6;

  private static final int FLUSH_MARK = 64;

  private final byte[] bytes;
  private final long crc;
  private final int inputSize;

  private DeflatedChunk(byte[] bytes, long crc, int inputSize) {
    this.bytes = bytes;
    this.crc = crc;
    this.inputSize = inputSize;
  }

  /**
   * Deflates the beginning of a buffer.
   *
   * @param before what the stream held before, as far as it may refer to it
   * @param scratch a buffer to be used meanwhile, of {@link #most} of the input's size
   */
  static DeflatedChunk of(byte[] before, byte[] input, int size, byte[] scratch) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      if (before.length > 0) {
        deflater.setDictionary(before);
      }
      deflater.setInput(input, 0, size);
      byte[] output = scratch;
      int length = deflater.deflate(output, 0, output.length, Deflater.FULL_FLUSH);
      while (length == output.length) {
        output = Arrays.copyOf(output, 2 * output.length);
        length += deflater.deflate(output, length, output.length - length, Deflater.FULL_FLUSH);
      }
      CRC32 crc = new CRC32();
      crc.update(input, 0, size);
      return new DeflatedChunk(Arrays.copyOf(output, length), crc.getValue(), size);
    } finally {
      deflater.end();
    }
  }

  /** How many bytes so many bytes take at most, but for a few that deflate anyway. */
  static int most(int size) {
    return size + (size >> 8) + FLUSH_MARK;
  }

  /** The deflated bytes. */
  byte[] bytes() {
    return bytes;
  }

  /** CRC-32 of what was deflated. */
  long crc() {
    return crc;
  }

  /** How many bytes were deflated. */
  int inputSize() {
    return inputSize;
  }
}
