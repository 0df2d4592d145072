package org.diracgrid.diracos.archive;

import java.util.Arrays;

/**
 * Decodes one of the codes of a deflate block by looking up its next bits at once: the first of
 * them in a table of their own, the rest of a longer code in a second one behind it.
 *
 * <p>An entry holds how many bits the code takes, with and without the extra bits behind it, and
 * what the code stands for.
 */
final class HuffmanTable {
  /** Marks a literal byte, as the sign bit, which is cheapest to ask for. */
  static final int LITERAL = 1 << 31;

  /** Marks everything but a literal, a length and a distance; alone, that no code begins so. */
  static final int EXCEPTION = 1 << 15;

  /** Marks a code that goes on in a second table. */
  static final int SECOND_TABLE = 1 << 14;

  /** Marks the end of a block. */
  static final int END = 1 << 13;

  /** Above: the literal, the smallest length or distance, or where the second table begins. */
  static final int VALUE_SHIFT = 16;

  /** Above: how many bits the code takes, or the second table is indexed by. */
  static final int CODE_SHIFT = 8;

  static final int CODE_MASK = 15;

  /** How many bits the code and its extra bits take. */
  static final int TOTAL_MASK = 63;

  /** RFC 1951, 3.2.7. */
  private static final int LONGEST = 15;

  private final int indexBits;
  private final int[] symbols;
  private int[] table;
  private final int[] sorted;

  /** How many codes of each length have no entry yet. */
  private final int[] remaining = new int[LONGEST + 1];

  /**
   * A table for codes still to be told.
   *
   * @param indexBits how many bits are looked up at once
   * @param symbols what each symbol stands for, with its extra bits in place of the total
   */
  HuffmanTable(int indexBits, int[] symbols) {
    this.indexBits = indexBits;
    this.symbols = symbols;
    this.table = new int[1 << indexBits];
    this.sorted = new int[symbols.length];
  }

  /** Whether the codes of a set have room beside each other, and leave none. */
  enum Completeness {
    COMPLETE,
    /** Zlib and the format allow it for the only distance in use. */
    SINGLE,
    EMPTY,
    INCOMPLETE,
    OVERSUBSCRIBED
  }

  /** The entries, first those for the first bits. */
  int[] entries() {
    return table;
  }

  /**
   * Takes other codes in place of those before; usable if they are complete, single or empty.
   *
   * @param lengths of the symbols' codes, in an array that may hold others before and behind
   */
  Completeness assign(byte[] lengths, int offset, int number) {
    Arrays.fill(remaining, 0);
    for (int symbol = 0; symbol < number; symbol++) {
      remaining[lengths[offset + symbol]]++;
    }
    remaining[0] = 0;
    Completeness completeness = completeness();
    if (completeness == Completeness.OVERSUBSCRIBED || completeness == Completeness.INCOMPLETE) {
      return completeness;
    }
    if (completeness != Completeness.COMPLETE) {
      // Whatever begins no code takes a bit, so that the end of the file is not mistaken for it.
      Arrays.fill(table, EXCEPTION | 1);
    }
    sort(lengths, offset, number);
    fill();
    return completeness;
  }

  private Completeness completeness() {
    int left = 1;
    int used = 0;
    for (int length = 1; length <= LONGEST; length++) {
      left = 2 * left - remaining[length];
      used += remaining[length];
      if (left < 0) {
        return Completeness.OVERSUBSCRIBED;
      }
    }
    if (left == 0) {
      return Completeness.COMPLETE;
    }
    if (used == 0) {
      return Completeness.EMPTY;
    }
    return used == remaining[1] ? Completeness.SINGLE : Completeness.INCOMPLETE;
  }

  /** Sorts the symbols by their codes: shorter ones first, then by number, RFC 1951, 3.2.2. */
  private void sort(byte[] lengths, int offset, int number) {
    int[] next = new int[LONGEST + 2];
    for (int length = 1; length <= LONGEST; length++) {
      next[length + 1] = next[length] + remaining[length];
    }
    for (int symbol = 0; symbol < number; symbol++) {
      int length = lengths[offset + symbol];
      if (length > 0) {
        sorted[next[length]++] = symbols[symbol];
      }
    }
  }

  private void fill() {
    int code = 0;
    int index = 0;
    int second = 1 << indexBits;
    int secondPrefix = -1;
    int secondBits = 0;
    for (int length = 1; length <= LONGEST; length++, code <<= 1) {
      for (; remaining[length] > 0; remaining[length]--, code++) {
        int reversed = Integer.reverse(code) >>> (Integer.SIZE - length);
        if (length <= indexBits) {
          spread(sorted[index++], length, reversed, 0, 1 << indexBits);
          continue;
        }
        int prefix = reversed & ((1 << indexBits) - 1);
        if (prefix != secondPrefix) {
          second += secondPrefix < 0 ? 0 : 1 << secondBits;
          secondPrefix = prefix;
          secondBits = secondBits(length);
          table = Arrays.copyOf(table, Math.max(table.length, second + (1 << secondBits)));
          table[prefix] =
              EXCEPTION
                  | SECOND_TABLE
                  | second << VALUE_SHIFT
                  | secondBits << CODE_SHIFT
                  | indexBits;
        }
        int rest = length - indexBits;
        spread(sorted[index++], rest, reversed >>> indexBits, second, 1 << secondBits);
      }
    }
  }

  /** How many bits more the codes with a common beginning take, the first of which is so long. */
  private int secondBits(int length) {
    int more = length - indexBits;
    int left = 1 << more;
    while (indexBits + more < LONGEST) {
      left -= remaining[indexBits + more];
      if (left <= 0) {
        break;
      }
      more++;
      left <<= 1;
    }
    return more;
  }

  /** Sets an entry wherever the bits behind the code may lead. */
  private void spread(int symbol, int length, int reversed, int begin, int size) {
    int entry = symbol + (length << CODE_SHIFT) + length;
    for (int i = reversed; i < size; i += 1 << length) {
      table[begin + i] = entry;
    }
  }
}
