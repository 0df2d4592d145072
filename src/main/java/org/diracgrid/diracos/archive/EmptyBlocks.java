package org.diracgrid.diracos.archive;

import java.util.Arrays;

/**
 * Deflate blocks that hold nothing, RFC 1951, 3.2.3: they shift what follows them by some bits, so
 * that blocks which began in the middle of a byte can be taken over without shifting every byte of
 * theirs.
 */
final class EmptyBlocks {
  /** An empty stored block behind its three bits of header: no length, and its complement. */
  private static final byte[] NO_LENGTH = {0, 0, (byte) 0xff, (byte) 0xff};

  /** A block with fixed codes and nothing but its end takes ten bits. */
  private static final int FIXED = 0b010;

  private static final int FIXED_BITS = 10;

  private static final int HEADER_BITS = 3;

  private EmptyBlocks() {}

  /**
   * Blocks that end so many bits behind a byte's beginning, where they begin, too.
   *
   * @param phase 0 to 7
   * @return the bits, zeros in the last byte above them
   */
  static byte[] upTo(int phase) {
    Bits bits = new Bits();
    if ((phase & 1) != 0) {
      addOdd(bits);
    }
    while ((bits.count & 7) != phase) {
      bits.add(FIXED, FIXED_BITS);
    }
    return bits.bytes();
  }

  /**
   * An empty stored block, which ends at a byte's end.
   *
   * @param partial the byte in which it begins, zeros above what is used of it
   * @param used how many bits of that are used
   */
  static byte[] toByteEnd(int partial, int used) {
    Bits bits = new Bits();
    bits.add(partial, used);
    bits.add(0, HEADER_BITS);
    byte[] begin = bits.bytes();
    byte[] all = Arrays.copyOf(begin, begin.length + NO_LENGTH.length);
    System.arraycopy(NO_LENGTH, 0, all, begin.length, NO_LENGTH.length);
    return all;
  }

  /**
   * A block with codes of its own, as only those can take an odd number of bits. All its sets of
   * codes are complete, as not every reader allows others: literal 255 and the end have one bit
   * each, two distances too, and so have the code lengths one and eighteen (many zeros).
   */
  private static void addOdd(Bits bits) {
    bits.add(0b100, HEADER_BITS);
    bits.add(0, 5); // 257 literals and lengths
    bits.add(1, 5); // 2 distances
    bits.add(15, 4); // 19 code lengths, one more than needed, which makes the number odd
    bits.add(0, 3); // 16
    bits.add(0, 3); // 17
    bits.add(1, 3); // 18: code 1
    for (int i = 3; i < 17; i++) {
      bits.add(0, 3); // 0, 8, 7 … 14
    }
    bits.add(1, 3); // 1: code 0
    bits.add(0, 3); // 15
    bits.add(1, 1); // 138 zeros
    bits.add(127, 7);
    bits.add(1, 1); // 117 zeros
    bits.add(106, 7);
    bits.add(0, 4); // four times a length of one
    bits.add(1, 1); // the end
  }

  /** Up to 256 bits, the lowest first. */
  private static final class Bits {
    private final byte[] bytes = new byte[32];
    private int count;

    void add(int value, int number) {
      for (int i = 0; i < number; i++, count++) {
        bytes[count / Byte.SIZE] |= (byte) ((value >>> i & 1) << count % Byte.SIZE);
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, (count + Byte.SIZE - 1) / Byte.SIZE);
    }
  }
}
