package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;

/**
 * Decodes the literals and matches of a deflate block. Nearly all of the time that reading a base
 * takes is spent here: hence the state in local variables, and tests as few as can be.
 */
final class SymbolDecoder {
  private static final int LITERAL_MASK = (1 << DeflateCodes.LITERAL_BITS) - 1;
  private static final int DISTANCE_MASK = (1 << DeflateCodes.DISTANCE_BITS) - 1;

  private final BitReader in;
  private final DeflateCodes codes;
  private final SlidingWindow window;

  SymbolDecoder(BitReader in, DeflateCodes codes, SlidingWindow window) {
    this.in = in;
    this.codes = codes;
    this.window = window;
  }

  /**
   * Decodes until the block ends, the window is full, or bytes must be read from the file.
   *
   * @return whether the block has ended
   * @throws EOFException if the file ends first
   * @throws DeflateFormatException if a code stands for nothing, or for what there is not
   */
  boolean decode() throws IOException {
    int inputLimit = in.prepare();
    try {
      return decode(inputLimit);
    } finally {
      // What follows the end of the file is to be called missing, not wrong.
      in.requireRead();
    }
  }

  private boolean decode(int inputLimit) throws DeflateFormatException {
    final int[] literals = codes.literals();
    final int[] distances = codes.distances();
    final byte[] input = in.buffer;
    final byte[] output = window.bytes;
    final int outputLimit = window.limit();
    int position = in.position;
    long bits = in.bits;
    int count = in.count;
    int end = window.end;
    String wrong = null;
    int wrongBits = 0;
    boolean blockEnded = false;

    while (position <= inputLimit && end < outputLimit) {
      // Fills up to at least 56 bits; those above are added again, the same, next time.
      bits |= (long) BitReader.EIGHT_BYTES.get(input, position) << count;
      position += (Long.SIZE - 1 - count) >>> 3;
      count |= Long.SIZE - Byte.SIZE;

      int entry = literals[(int) bits & LITERAL_MASK];
      if (entry < 0) {
        // Three short codes and what a length takes do not exceed what was filled.
        bits >>>= entry;
        count -= entry & HuffmanTable.TOTAL_MASK;
        output[end++] = (byte) (entry >>> HuffmanTable.VALUE_SHIFT);
        entry = literals[(int) bits & LITERAL_MASK];
        if (entry < 0) {
          bits >>>= entry;
          count -= entry & HuffmanTable.TOTAL_MASK;
          output[end++] = (byte) (entry >>> HuffmanTable.VALUE_SHIFT);
          entry = literals[(int) bits & LITERAL_MASK];
          if (entry < 0) {
            bits >>>= entry;
            count -= entry & HuffmanTable.TOTAL_MASK;
            output[end++] = (byte) (entry >>> HuffmanTable.VALUE_SHIFT);
            continue;
          }
        }
      }
      if ((entry & HuffmanTable.EXCEPTION) != 0) {
        int before = 0;
        if ((entry & HuffmanTable.SECOND_TABLE) != 0) {
          before = DeflateCodes.LITERAL_BITS;
          bits >>>= DeflateCodes.LITERAL_BITS;
          count -= DeflateCodes.LITERAL_BITS;
          entry = second(literals, entry, bits);
          if (entry < 0) {
            bits >>>= entry;
            count -= entry & HuffmanTable.TOTAL_MASK;
            output[end++] = (byte) (entry >>> HuffmanTable.VALUE_SHIFT);
            continue;
          }
        }
        if ((entry & HuffmanTable.END) != 0) {
          bits >>>= entry;
          count -= entry & HuffmanTable.TOTAL_MASK;
          blockEnded = true;
          break;
        }
        if ((entry & HuffmanTable.EXCEPTION) != 0) {
          wrong = "a code that stands for nothing";
          wrongBits = before + (entry & HuffmanTable.TOTAL_MASK);
          count -= entry & HuffmanTable.TOTAL_MASK;
          break;
        }
      }
      int length = value(entry, bits);
      bits >>>= entry;
      count -= entry & HuffmanTable.TOTAL_MASK;

      bits |= (long) BitReader.EIGHT_BYTES.get(input, position) << count;
      position += (Long.SIZE - 1 - count) >>> 3;
      count |= Long.SIZE - Byte.SIZE;

      entry = distances[(int) bits & DISTANCE_MASK];
      int before = 0;
      if ((entry & HuffmanTable.SECOND_TABLE) != 0) {
        before = DeflateCodes.DISTANCE_BITS;
        bits >>>= DeflateCodes.DISTANCE_BITS;
        count -= DeflateCodes.DISTANCE_BITS;
        entry = second(distances, entry, bits);
      }
      int distance = value(entry, bits);
      bits >>>= entry;
      count -= entry & HuffmanTable.TOTAL_MASK;
      if (distance > end || (entry & HuffmanTable.EXCEPTION) != 0) {
        wrong =
            (entry & HuffmanTable.EXCEPTION) != 0
                ? "a distance code that stands for nothing"
                : "a distance of %d with %d bytes before it".formatted(distance, end);
        wrongBits = before + (entry & HuffmanTable.TOTAL_MASK);
        break;
      }

      copyMatch(output, end, distance, length);
      end += length;
    }

    in.position = position;
    in.bits = bits;
    in.count = count;
    window.end = end;
    if (wrong != null) {
      throw new DeflateFormatException(in.bitOffset() - wrongBits, wrong);
    }
    return blockEnded;
  }

  private static int second(int[] table, int entry, long bits) {
    int size = 1 << (entry >>> HuffmanTable.CODE_SHIFT & HuffmanTable.CODE_MASK);
    return table[(entry >>> HuffmanTable.VALUE_SHIFT) + ((int) bits & (size - 1))];
  }

  /** The smallest length or distance of a code, and what its extra bits add. */
  private static int value(int entry, long bits) {
    int codeAndExtra = (int) bits & ((1 << (entry & HuffmanTable.TOTAL_MASK)) - 1);
    return (entry >>> HuffmanTable.VALUE_SHIFT)
        + (codeAndExtra >>> (entry >>> HuffmanTable.CODE_SHIFT & HuffmanTable.CODE_MASK));
  }

  /** Copies by eight bytes where source and target allow; what is behind the match may change. */
  private static void copyMatch(byte[] bytes, int begin, int distance, int length) {
    int target = begin;
    int source = begin - distance;
    int limit = begin + length;
    if (distance >= Long.BYTES) {
      do {
        BitReader.EIGHT_BYTES.set(bytes, target, (long) BitReader.EIGHT_BYTES.get(bytes, source));
        target += Long.BYTES;
        source += Long.BYTES;
      } while (target < limit);
    } else if (distance == 1) {
      long repeated = (bytes[source] & 0xffL) * 0x0101010101010101L;
      do {
        BitReader.EIGHT_BYTES.set(bytes, target, repeated);
        target += Long.BYTES;
      } while (target < limit);
    } else {
      while (target < limit) {
        bytes[target++] = bytes[source++];
      }
    }
  }
}
