package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.util.Arrays;

/** The two codes of a deflate block: that of literals and lengths, and that of distances. */
final class DeflateCodes {
  static final int LITERAL_BITS = 11;
  static final int DISTANCE_BITS = 8;

  private static final int END_OF_BLOCK = 256;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int DISTANCES = 30;

  /** RFC 1951, 3.2.7. */
  private static final int[] CODE_LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int CODE_LENGTH_BITS = 7;

  private final HuffmanTable literals = new HuffmanTable(LITERAL_BITS, literalSymbols());
  private final HuffmanTable distances = new HuffmanTable(DISTANCE_BITS, distanceSymbols());
  private final HuffmanTable codeLengths = new HuffmanTable(CODE_LENGTH_BITS, codeLengthSymbols());
  private final byte[] lengths = new byte[288 + 32];

  /** The table of literals and lengths. */
  int[] literals() {
    return literals.entries();
  }

  /** The table of distances. */
  int[] distances() {
    return distances.entries();
  }

  /** Takes the codes that are the same for every block, RFC 1951, 3.2.6. */
  void useFixed() {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    Arrays.fill(lengths, 288, 320, (byte) 5);
    literals.assign(lengths, 0, 288);
    distances.assign(lengths, 288, 32);
  }

  /** Reads the codes at the beginning of a block, RFC 1951, 3.2.7, as strictly as zlib does. */
  void read(BitReader in) throws IOException {
    long begin = in.bitOffset();
    int literalNumber = in.take(5) + 257;
    int distanceNumber = in.take(5) + 1;
    int codeLengthNumber = in.take(4) + 4;
    if (literalNumber > LITERALS_AND_LENGTHS || distanceNumber > DISTANCES) {
      throw new DeflateFormatException(
          begin,
          "codes for %d lengths and %d distances, more than there are"
              .formatted(literalNumber - 257, distanceNumber));
    }
    readCodeLengths(in, codeLengthNumber);
    readLengths(in, literalNumber + distanceNumber);
    if (lengths[END_OF_BLOCK] == 0) {
      throw new DeflateFormatException(begin, "a block without a code for its end");
    }
    require(begin, literals.assign(lengths, 0, literalNumber), "literals");
    HuffmanTable.Completeness distanceSet =
        distances.assign(lengths, literalNumber, distanceNumber);
    if (distanceSet != HuffmanTable.Completeness.EMPTY) {
      require(begin, distanceSet, "distances");
    }
  }

  private void readCodeLengths(BitReader in, int number) throws IOException {
    long begin = in.bitOffset();
    Arrays.fill(lengths, 0, CODE_LENGTH_ORDER.length, (byte) 0);
    for (int i = 0; i < number; i++) {
      lengths[CODE_LENGTH_ORDER[i]] = (byte) in.take(3);
    }
    HuffmanTable.Completeness set = codeLengths.assign(lengths, 0, CODE_LENGTH_ORDER.length);
    if (set != HuffmanTable.Completeness.COMPLETE) {
      throw new DeflateFormatException(begin, "an impossible set of codes for code lengths");
    }
  }

  private void readLengths(BitReader in, int number) throws IOException {
    int known = 0;
    while (known < number) {
      long begin = in.bitOffset();
      int symbol = codeLength(in);
      if (symbol < 16) {
        lengths[known++] = (byte) symbol;
        continue;
      }
      int repeated = 0;
      int times;
      switch (symbol) {
        case 16 -> {
          if (known == 0) {
            throw new DeflateFormatException(begin, "a repetition of no code length");
          }
          repeated = lengths[known - 1];
          times = 3 + in.take(2);
        }
        case 17 -> times = 3 + in.take(3);
        default -> times = 11 + in.take(7);
      }
      if (known + times > number) {
        throw new DeflateFormatException(begin, "more code lengths than were said to come");
      }
      Arrays.fill(lengths, known, known + times, (byte) repeated);
      known += times;
    }
  }

  private int codeLength(BitReader in) throws IOException {
    int entry = codeLengths.entries()[in.look(CODE_LENGTH_BITS)];
    in.take(entry & HuffmanTable.TOTAL_MASK);
    return entry >>> HuffmanTable.VALUE_SHIFT;
  }

  private static void require(long begin, HuffmanTable.Completeness set, String what)
      throws DeflateFormatException {
    switch (set) {
      case OVERSUBSCRIBED ->
          throw new DeflateFormatException(
              begin, "more codes for %s than have room".formatted(what));
      case INCOMPLETE ->
          throw new DeflateFormatException(begin, "an incomplete set of codes for " + what);
      default -> {}
    }
  }

  /** Bytes, the end, and lengths from 3 to 258; two symbols more have codes, but no meaning. */
  private static int[] literalSymbols() {
    int[] symbols = new int[288];
    Arrays.setAll(
        symbols, byteValue -> HuffmanTable.LITERAL | byteValue << HuffmanTable.VALUE_SHIFT);
    symbols[END_OF_BLOCK] = HuffmanTable.EXCEPTION | HuffmanTable.END;
    for (int i = 0; i < 28; i++) {
      int extra = i < 8 ? 0 : i / 4 - 1;
      int smallest = i < 8 ? 3 + i : 3 + ((4 + i % 4) << extra);
      symbols[257 + i] = smallest << HuffmanTable.VALUE_SHIFT | extra;
    }
    symbols[285] = 258 << HuffmanTable.VALUE_SHIFT;
    symbols[286] = HuffmanTable.EXCEPTION;
    symbols[287] = HuffmanTable.EXCEPTION;
    return symbols;
  }

  /** Distances from 1 to 32768; two symbols more have codes, but no meaning. */
  private static int[] distanceSymbols() {
    int[] symbols = new int[32];
    for (int i = 0; i < DISTANCES; i++) {
      int extra = i < 4 ? 0 : i / 2 - 1;
      int smallest = i < 4 ? 1 + i : 1 + ((2 + i % 2) << extra);
      symbols[i] = smallest << HuffmanTable.VALUE_SHIFT | extra;
    }
    symbols[30] = HuffmanTable.EXCEPTION;
    symbols[31] = HuffmanTable.EXCEPTION;
    return symbols;
  }

  private static int[] codeLengthSymbols() {
    int[] symbols = new int[CODE_LENGTH_ORDER.length];
    Arrays.setAll(symbols, symbol -> symbol << HuffmanTable.VALUE_SHIFT);
    return symbols;
  }
}
