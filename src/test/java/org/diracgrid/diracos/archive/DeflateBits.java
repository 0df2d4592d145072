package org.diracgrid.diracos.archive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Makes deflate streams bit by bit, sound ones and such as no tool would write. */
final class DeflateBits {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int partial;
  private int count;

  /** Appends a number, its lowest bit first. */
  DeflateBits bits(int value, int number) {
    for (int i = 0; i < number; i++) {
      partial |= (value >>> i & 1) << count;
      if (++count == Byte.SIZE) {
        out.write(partial);
        partial = 0;
        count = 0;
      }
    }
    return this;
  }

  /** Appends a Huffman code, its highest bit first. */
  DeflateBits code(int code, int length) {
    return bits(Integer.reverse(code) >>> (Integer.SIZE - length), length);
  }

  /** A block's header: 0 stored, 1 fixed codes, 2 codes of its own. */
  DeflateBits block(int type, boolean last) {
    return bits(last ? 1 : 0, 1).bits(type, 2);
  }

  /** A stored block. */
  DeflateBits stored(byte[] content, boolean last) {
    block(0, last).align().bits(content.length, 16).bits(~content.length, 16);
    out.writeBytes(content);
    return this;
  }

  /** A symbol of the fixed code of literals and lengths. */
  DeflateBits fixed(int symbol) {
    if (symbol < 144) {
      return code(0x30 + symbol, 8);
    }
    if (symbol < 256) {
      return code(0x190 + symbol - 144, 9);
    }
    return symbol < 280 ? code(symbol - 256, 7) : code(0xc0 + symbol - 280, 8);
  }

  /**
   * The beginning of a block with its own codes, whose lengths are told one by one.
   *
   * @param literals lengths of the codes of literals and lengths, at least 257
   * @param distances lengths of the codes of distances, at least one
   */
  DeflateBits codes(int[] literals, int[] distances) {
    counts(literals.length, distances.length, 19);
    // Sixteen lengths of four bits each leave no room for repetitions.
    for (int symbol :
        new int[] {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}) {
      bits(symbol < 16 ? 4 : 0, 3);
    }
    Arrays.stream(literals).forEach(length -> code(length, 4));
    Arrays.stream(distances).forEach(length -> code(length, 4));
    return this;
  }

  /** How many lengths of codes follow. */
  DeflateBits counts(int literals, int distances, int codeLengths) {
    return bits(literals - 257, 5).bits(distances - 1, 5).bits(codeLengths - 4, 4);
  }

  DeflateBits align() {
    return bits(0, -count & 7);
  }

  /** How many bits there are. */
  int size() {
    return out.size() * Byte.SIZE + count;
  }

  /** All bits, the last byte filled with zeros. */
  byte[] bytes() {
    align();
    return out.toByteArray();
  }
}
