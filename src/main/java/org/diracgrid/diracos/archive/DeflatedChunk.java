package org.diracgrid.diracos.archive;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A piece of a deflate stream that begins and ends on a byte boundary and is not the last. */
final class DeflatedChunk {
  private static final int LEVEL = 6;

  /** How far back deflate can refer, RFC 1951. */
  private static final int WINDOW = 1 << 15;

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
   * @param before the full buffer that the stream held before; empty at its beginning
   */
  static DeflatedChunk of(byte[] before, byte[] input, int size) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      int window = Math.min(WINDOW, before.length);
      if (window > 0) {
        deflater.setDictionary(before, before.length - window, window);
      }
      deflater.setInput(input, 0, size);
      byte[] output = new byte[size + (size >> 8) + FLUSH_MARK];
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
