package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Inflating")
class DeflateDecoderTest {
  private static final byte[] SAMPLE = sample(400_000);

  /** Words, noise and repetitions, so that there are blocks of every kind. */
  private static byte[] sample(int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Random random = new Random(11);
    while (out.size() < size) {
      byte[] piece = new byte[random.nextInt(20_000)];
      switch (random.nextInt(3)) {
        case 0 -> random.nextBytes(piece);
        case 1 -> Arrays.fill(piece, (byte) random.nextInt());
        default -> {
          for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) ('a' + Math.min(25, Math.abs(random.nextGaussian() * 8)));
          }
        }
      }
      out.writeBytes(piece);
    }
    return Arrays.copyOf(out.toByteArray(), size);
  }

  private static byte[] deflate(byte[] content, int level, int strategy, int flush) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[100_000];
    for (int i = 0; i < content.length; i += 30_000) {
      deflater.setInput(content, i, Math.min(30_000, content.length - i));
      while (!deflater.needsInput()) {
        out.write(piece, 0, deflater.deflate(piece, 0, piece.length, flush));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return out.toByteArray();
  }

  static Stream<Arguments> deflaters() {
    return Stream.of(Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY)
        .flatMap(
            strategy ->
                Stream.of(Deflater.NO_FLUSH, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH)
                    .flatMap(
                        flush ->
                            Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                                .map(level -> Arguments.of(level, strategy, flush))));
  }

  @ParameterizedTest(name = "level {0}, strategy {1}, flush {2}")
  @MethodSource("deflaters")
  @DisplayName("gives back what zlib deflated, however it did, and finds the end")
  void roundTrip(int level, int strategy, int flush) {
    byte[] stream = deflate(SAMPLE, level, strategy, flush);
    byte[] more = Arrays.copyOf(stream, stream.length + 10);

    InflatedStream inflated = InflatedStream.of(more);

    assertThat(inflated.failure()).isEmpty();
    assertThat(inflated.content()).isEqualTo(new String(SAMPLE, ISO_8859_1));
    assertThat(inflated.end()).isEqualTo(stream.length);
  }

  @Test
  @DisplayName("tells of each block where it begins, in bits and bytes, and the CRC before it")
  void blocks() {
    DeflateBits bits = new DeflateBits();
    bits.stored("stored".getBytes(US_ASCII), false);
    int second = bits.size();
    bits.block(1, false).fixed('a').fixed('b').fixed(256);
    int third = bits.size();
    bits.block(1, false).fixed(256);
    int fourth = bits.size();
    bits.block(1, true).fixed('c').fixed(258).bits(1, 5).fixed(256);

    // The distance's code 1, turned round in five bits, would be 16: 258 is a match of 4.
    InflatedStream inflated = InflatedStream.of(bits.bytes());

    assertThat(inflated.blocks())
        .containsExactly(
            new Block(0, 0, 0),
            new Block(second, 6, crc("stored")),
            new Block(third, 8, crc("storedab")),
            new Block(fourth, 8, crc("storedab")));
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(US_ASCII));
    return crc.getValue();
  }

  @Test
  @DisplayName("copies matches of every length from every near distance, and from the farthest")
  void matches() {
    byte[] before = sample(40_000);
    for (int distance = 1; distance <= 32_768; distance += distance < 40 ? 1 : 1637) {
      byte[] content = Arrays.copyOf(before, before.length + 300);
      for (int i = before.length; i < content.length; i++) {
        content[i] = content[i - distance];
      }
      assertThat(InflatedStream.of(deflate(content, 9, Deflater.DEFAULT_STRATEGY, 0)).content())
          .isEqualTo(new String(content, ISO_8859_1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100, 65_535, 65_537})
  @DisplayName("does not depend on how many bytes the file gives at once")
  void pieces(int size) {
    byte[] stream = deflate(SAMPLE, 6, Deflater.DEFAULT_STRATEGY, Deflater.SYNC_FLUSH);
    InputStream dripping =
        new ByteArrayInputStream(stream) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, size));
          }
        };

    assertThat(InflatedStream.of(dripping))
        .usingRecursiveComparison()
        .isEqualTo(InflatedStream.of(stream));
  }

  private static int[] lengths(int number, int... symbolsAndLengths) {
    int[] lengths = new int[number];
    for (int i = 0; i < symbolsAndLengths.length; i += 2) {
      lengths[symbolsAndLengths[i]] = symbolsAndLengths[i + 1];
    }
    return lengths;
  }

  static Stream<Arguments> wrongStreams() {
    int[] flat = new int[257];
    Arrays.fill(flat, 2);
    return Stream.of(
        Arguments.of(
            new DeflateBits().block(3, true), "byte 0, bit 1 holds a block of the unknown type 3"),
        Arguments.of(
            new DeflateBits().stored(new byte[1], false).block(0, true).align().bits(1, 32),
            "byte 7, bit 0 holds a length that differs from its complement"),
        Arguments.of(
            new DeflateBits().block(2, true).counts(287, 1, 19),
            "byte 0, bit 3 holds codes for 30 lengths and 1 distances, more than there are"),
        Arguments.of(
            new DeflateBits().block(2, true).counts(257, 31, 19),
            "byte 0, bit 3 holds codes for 0 lengths and 31 distances, more than there are"),
        Arguments.of(
            new DeflateBits().block(2, true).counts(257, 1, 4).bits(1, 3).bits(0, 9),
            "byte 2, bit 1 holds an impossible set of codes for code lengths"),
        Arguments.of(
            new DeflateBits().block(2, true).counts(257, 1, 4).bits(0x249, 12),
            "byte 2, bit 1 holds an impossible set of codes for code lengths"),
        Arguments.of(
            // Codes for 16 and 0 of one bit each, and 16 first.
            new DeflateBits().block(2, true).counts(257, 1, 4).bits(0x201, 12).bits(1, 1),
            "byte 3, bit 5 holds a repetition of no code length"),
        Arguments.of(
            // Codes for 18 and 0 of one bit each, and twice 138 zeros.
            new DeflateBits().block(2, true).counts(257, 1, 4).bits(0x240, 12).bits(0xffff, 16),
            "byte 4, bit 5 holds more code lengths than were said to come"),
        Arguments.of(
            new DeflateBits().block(2, true).codes(lengths(257, 1, 1, 2, 1), new int[] {1}),
            "byte 0, bit 3 holds a block without a code for its end"),
        Arguments.of(
            new DeflateBits().block(2, true).codes(flat, new int[] {1}),
            "byte 0, bit 3 holds more codes for literals than have room"),
        Arguments.of(
            new DeflateBits().block(2, true).codes(lengths(257, 1, 2, 256, 2), new int[] {1}),
            "byte 0, bit 3 holds an incomplete set of codes for literals"),
        Arguments.of(
            new DeflateBits().block(2, true).codes(lengths(257, 1, 1, 256, 1), new int[] {1, 1, 1}),
            "byte 0, bit 3 holds more codes for distances than have room"),
        Arguments.of(
            new DeflateBits().block(2, true).codes(lengths(257, 1, 1, 256, 1), new int[] {2, 2}),
            "byte 0, bit 3 holds an incomplete set of codes for distances"),
        Arguments.of(
            // The only code is that of the end, which is 0.
            new DeflateBits().block(2, true).codes(lengths(257, 256, 1), new int[] {1}).bits(1, 1),
            "byte 138, bit 2 holds a code that stands for nothing"),
        Arguments.of(
            new DeflateBits().block(1, true).fixed('x').fixed(286),
            "byte 1, bit 3 holds a code that stands for nothing"),
        Arguments.of(
            new DeflateBits().block(1, true).fixed('x').fixed(257).code(30, 5),
            "byte 2, bit 2 holds a distance code that stands for nothing"),
        Arguments.of(
            new DeflateBits()
                .block(2, true)
                .codes(lengths(258, 256, 1, 257, 1), new int[] {0})
                .bits(1, 1),
            "byte 138, bit 7 holds a distance code that stands for nothing"),
        Arguments.of(
            new DeflateBits().block(1, true).fixed('x').fixed(257).code(1, 5),
            "byte 2, bit 2 holds a distance of 2 with 1 bytes before it"),
        Arguments.of(
            new DeflateBits().block(1, true).fixed('x').fixed(257).code(29, 5).bits(0x1fff, 13),
            "byte 2, bit 2 holds a distance of 32768 with 1 bytes before it"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongStreams")
  @DisplayName(
      "refuses what is wrong where it stands, as zlib does, and is not waylaid by what follows")
  void wrong(DeflateBits bits, String failure) {
    byte[] stream = Arrays.copyOf(bits.bytes(), bits.bytes().length + 20);

    assertThat(InflatedStream.of(stream).failure()).isEqualTo(failure);
    assertThat(InflatedStream.ofZlib(stream).failure())
        .isNotEmpty()
        .isNotEqualTo(InflatedStream.TRUNCATED);
  }

  @Test
  @DisplayName("takes a single code of one bit, and no distances at all, as zlib does")
  void degenerateCodes() {
    byte[] stream =
        new DeflateBits()
            .block(2, false)
            .codes(lengths(257, 256, 1), new int[] {0})
            .code(0, 1)
            .block(2, true)
            .codes(lengths(258, 'x', 2, 256, 2, 257, 1), new int[] {1})
            .code(2, 2)
            .code(0, 1)
            .code(0, 1)
            .code(3, 2)
            .bytes();

    assertThat(InflatedStream.of(stream).content()).isEqualTo("xxxx");
    assertThat(InflatedStream.ofZlib(stream).content()).isEqualTo("xxxx");
  }

  @Test
  @DisplayName("tells every stream that is cut from one that is wrong")
  void truncated() {
    for (byte[] stream :
        List.of(
            new RandomDeflate(3).stream(),
            deflate(sample(3000), 6, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH))) {
      for (int size = 0; size < stream.length; size += 1 + size / 100) {
        assertThat(InflatedStream.of(Arrays.copyOf(stream, size)).failure())
            .as("%d of %d", size, stream.length)
            .isEqualTo(InflatedStream.TRUNCATED);
      }
    }
  }
}
