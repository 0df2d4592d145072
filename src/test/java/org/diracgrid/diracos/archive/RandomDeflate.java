package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes valid deflate streams that no compressor would make: codes of any shape that the format
 * allows, up to the longest, and blocks of all kinds in any order, empty ones too.
 */
final class RandomDeflate {
  private static final int LONGEST_CODE = 15;
  private static final int END = 256;

  private final Random random;
  private final DeflateBits bits = new DeflateBits();
  private final Content content = new Content();
  private final List<Long> blocks = new ArrayList<>();

  /** What can be read while it is written. */
  private static final class Content extends ByteArrayOutputStream {
    byte at(int index) {
      return buf[index];
    }
  }

  /** The stream of this seed. */
  RandomDeflate(long seed) {
    this.random = new Random(seed);
    int number = 1 + random.nextInt(12);
    for (int i = 1; i <= number; i++) {
      blocks.add((long) bits.size());
      block(i == number);
    }
  }

  byte[] stream() {
    return bits.bytes();
  }

  /** What it must inflate to, a character for each byte. */
  String content() {
    return content.toString(ISO_8859_1);
  }

  /** Where its blocks begin, in bits. */
  List<Long> blocks() {
    return blocks;
  }

  private void block(boolean last) {
    int type = random.nextInt(4);
    if (type == 0) {
      byte[] stored = new byte[random.nextInt(10) == 0 ? 0xffff : random.nextInt(300)];
      random.nextBytes(stored);
      bits.stored(stored, last);
      content.writeBytes(stored);
    } else if (type == 1) {
      bits.block(1, last);
      int[] literals = new int[288];
      Arrays.fill(literals, 0, 144, 8);
      Arrays.fill(literals, 144, 256, 9);
      Arrays.fill(literals, 256, 280, 7);
      Arrays.fill(literals, 280, 288, 8);
      int[] distances = new int[32];
      Arrays.fill(distances, 5);
      symbols(literals, distances);
    } else {
      bits.block(2, last);
      int[] literals = lengths(286, 1 + random.nextInt(286), END);
      int[] distances = lengths(30, random.nextInt(31), -1);
      bits.codes(literals, distances);
      symbols(literals, distances);
    }
  }

  /** Lengths of a complete set of codes for some of the symbols, one of which is wanted. */
  private int[] lengths(int symbols, int used, int wanted) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      all.add(i);
    }
    Collections.shuffle(all, random);
    if (wanted >= 0) {
      all.remove(Integer.valueOf(wanted));
      all.add(0, wanted);
    }
    List<Integer> leaves = new ArrayList<>(List.of(used == 1 ? 1 : 0));
    boolean deep = random.nextBoolean();
    while (leaves.size() < used) {
      int split = deep ? leaves.size() - 1 : random.nextInt(leaves.size());
      if (leaves.get(split) == LONGEST_CODE) {
        split = leaves.indexOf(Collections.min(leaves));
      }
      int length = leaves.remove(split) + 1;
      leaves.add(length);
      leaves.add(length);
    }
    int[] lengths = new int[symbols];
    for (int i = 0; i < used; i++) {
      lengths[all.get(i)] = leaves.get(i);
    }
    return lengths;
  }

  private void symbols(int[] literals, int[] distances) {
    int[] literalCodes = canonical(literals);
    int[] distanceCodes = canonical(distances);
    int number = random.nextInt(random.nextBoolean() ? 20 : 20_000);
    for (int i = 0; i < number; i++) {
      int symbol = random.nextInt(286);
      if (symbol == END || literals[symbol] == 0) {
        continue;
      }
      if (symbol < END) {
        bits.code(literalCodes[symbol], literals[symbol]);
        content.write(symbol);
        continue;
      }
      int distance = random.nextInt(30);
      int distanceExtra = distance < 4 ? 0 : distance / 2 - 1;
      int smallest = distance < 4 ? distance : (2 + distance % 2) << distanceExtra;
      int far = 1 + smallest + random.nextInt(1 << distanceExtra);
      if (distances[distance] == 0 || far > content.size()) {
        continue;
      }
      bits.code(literalCodes[symbol], literals[symbol]);
      int length = symbol - END;
      int extra = length < 9 || length == 29 ? 0 : (length - 1) / 4 - 1;
      int more = random.nextInt(1 << extra);
      bits.bits(more, extra).code(distanceCodes[distance], distances[distance]);
      bits.bits(far - 1 - smallest, distanceExtra);
      copy(far, length == 29 ? 258 : (length < 9 ? length + 2 : smallest(length, extra) + more));
    }
    bits.code(literalCodes[END], literals[END]);
  }

  private static int smallest(int length, int extra) {
    return 3 + ((4 + (length - 1) % 4) << extra);
  }

  private void copy(int distance, int length) {
    for (int i = 0; i < length; i++) {
      content.write(content.at(content.size() - distance));
    }
  }

  /** RFC 1951, 3.2.2. */
  private static int[] canonical(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= LONGEST_CODE; length++, code <<= 1) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = code++;
        }
      }
    }
    return codes;
  }
}
