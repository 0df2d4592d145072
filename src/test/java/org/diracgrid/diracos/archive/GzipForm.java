package org.diracgrid.diracos.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The ways in which compressors lay out the blocks of a gzip file. */
enum GzipForm {
  STORED(0, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH),
  FASTEST(1, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH),
  USUAL(6, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH),
  BEST(9, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH),
  FILTERED(6, Deflater.FILTERED, Deflater.NO_FLUSH),
  HUFFMAN_ONLY(6, Deflater.HUFFMAN_ONLY, Deflater.NO_FLUSH),
  /** With empty stored blocks, and references across them. */
  SYNCHRONIZED(6, Deflater.DEFAULT_STRATEGY, Deflater.SYNC_FLUSH),
  /** As pigz does with {@code --independent}. */
  INDEPENDENT(6, Deflater.DEFAULT_STRATEGY, Deflater.FULL_FLUSH),
  /** In blocks with fixed codes, none of which begins where a byte does. */
  FIXED(-1, 0, 0),
  /** In one block, in which nothing can be cut. */
  ONE_BLOCK(-1, 0, 0);

  private static final int PIECE = 40_000;

  private final int level;
  private final int strategy;
  private final int flush;

  GzipForm(int level, int strategy, int flush) {
    this.level = level;
    this.strategy = strategy;
    this.flush = flush;
  }

  /** The content as a gzip file of this form. */
  byte[] compress(byte[] content) {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
    gzip.writeBytes(
        level < 0 ? fixed(content, this == FIXED ? PIECE : content.length) : deflate(content));
    CRC32 crc = new CRC32();
    crc.update(content);
    gzip.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) crc.getValue())
            .putInt(content.length)
            .array());
    return gzip.toByteArray();
  }

  private byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[2 * PIECE];
    for (int i = 0; i < content.length; i += PIECE) {
      deflater.setInput(content, i, Math.min(PIECE, content.length - i));
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, flush));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Literals, and a match wherever a byte repeats itself or what was 20,000 bytes before. */
  private static byte[] fixed(byte[] content, int blockSize) {
    DeflateBits bits = new DeflateBits();
    int done = 0;
    do {
      int end = Math.min(content.length, done + blockSize);
      bits.block(1, end == content.length);
      while (done < end) {
        int near = repeated(content, done, end, 1);
        int far = repeated(content, done, end, 20_000);
        if (near == 258 || far == 258) {
          bits.fixed(285);
          if (near == 258) {
            bits.code(0, 5);
          } else {
            bits.code(28, 5).bits(20_000 - 16_385, 13);
          }
          done += 258;
        } else {
          bits.fixed(content[done++] & 0xff);
        }
      }
      bits.fixed(256);
    } while (done < content.length);
    return bits.bytes();
  }

  private static int repeated(byte[] content, int begin, int end, int distance) {
    int longest = Math.min(258, end - begin);
    return begin >= distance
            && Arrays.equals(
                content,
                begin,
                begin + longest,
                content,
                begin - distance,
                begin - distance + longest)
        ? longest
        : 0;
  }
}
