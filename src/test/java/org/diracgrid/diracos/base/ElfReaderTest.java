package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.diracgrid.diracos.base.ElfReader.InvalidElfException;
import org.diracgrid.diracos.fixture.SampleElf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A program or library")
class ElfReaderTest {
  private static ElfFile read(byte[] bytes) throws IOException, InvalidElfException {
    try (SeekableByteChannel file = new SeekableInMemoryByteChannel(bytes)) {
      return ElfReader.read(file);
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  @DisplayName("tells what it needs, in each word size and byte order")
  void reads(boolean wide, boolean little) throws IOException, InvalidElfException {
    ElfFile file =
        read(
            SampleElf.of(wide, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .machine(22)
                .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.17")
                .needs("libother.so")
                .needs("libstdc++.so.6", "?GLIBCXX_3.4.30", "CXXABI_1.3")
                .runPath("$ORIGIN/../lib::/opt/lib")
                .bytes());

    assertThat(file)
        .isEqualTo(
            new ElfFile(
                22,
                little,
                List.of("libc.so.6", "libother.so", "libstdc++.so.6"),
                List.of("$ORIGIN/../lib", "/opt/lib"),
                false,
                Map.of(
                    "libc.so.6", List.of("GLIBC_2.4", "GLIBC_2.17"),
                    "libstdc++.so.6", List.of("CXXABI_1.3"))));
  }

  @Test
  @DisplayName("tells the oldest glibc that has all it needs")
  void glibc() throws IOException, InvalidElfException {
    SampleElf elf =
        SampleElf.x86()
            .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.17", "GLIBC_2.2.5", "GLIBC_PRIVATE")
            .needs("libm.so.6", "?GLIBC_2.29", "GLIBC_2.9")
            .needs("libstdc++.so.6", "GLIBCXX_3.4.30");
    assertThat(read(elf.bytes()).glibc()).hasToString("Optional[2.17]");
    assertThat(read(elf.needs("libdl.so.2", "GLIBC_ABI_DT_RELR").bytes()).glibc())
        .hasToString("Optional[2.36]");
    assertThat(read(SampleElf.x86().needs("libc.so.6").bytes()).glibc()).isEmpty();
  }

  @Test
  @DisplayName("has its new search path counted before its old one")
  void searchPath() throws IOException, InvalidElfException {
    SampleElf elf = SampleElf.x86().oldPath("$ORIGIN");
    assertThat(read(elf.bytes()).searchPath()).containsExactly("$ORIGIN");
    assertThat(read(elf.bytes()).inherited()).isTrue();
    assertThat(read(elf.runPath("new").bytes()).searchPath()).containsExactly("new");
  }

  @Test
  @DisplayName("without a dynamic section needs nothing")
  void isStatic() throws IOException, InvalidElfException {
    byte[] bytes = SampleElf.x86().needs("libc.so.6").bytes();
    bytes[64 + 56] = 4; // PT_NOTE
    assertThat(read(bytes).needed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4, 9, word size",
    "5, 0, word size",
    "54, 57, program header table",
    "57, 9, program header table",
    "39, 127, outside itself",
    "64, 6, no segment has"
  })
  @DisplayName("that contradicts itself is told to")
  void contradicts(int at, int value, String message) {
    byte[] bytes = SampleElf.x86().needs("libc.so.6").bytes();
    bytes[at] = (byte) value;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidElfException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("that is cut off anywhere is told to be")
  void cutOff() {
    byte[] bytes = SampleElf.x86().needs("libc.so.6", "GLIBC_2.4").bytes();
    // Behind the last needed entry only the end of the list is missing.
    for (int length = 4; length < bytes.length - 16; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(InvalidElfException.class);
    }
  }

  @Property(tries = 2000)
  @Label("with any bytes changed is read or told to be invalid, and never read for ever")
  void hostile(@ForAll long seed) throws IOException {
    byte[] bytes =
        SampleElf.x86()
            .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.17")
            .needs("libm.so.6", "GLIBC_2.2.5")
            .runPath("$ORIGIN")
            .bytes();
    Random random = new Random(seed);
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
    }
    try {
      assertThat(read(bytes).needed()).hasSizeLessThan(4097);
    } catch (InvalidElfException e) {
      assertThat(e).hasMessageMatching("(its|it|a) .+");
    }
  }

  /** The libraries of the Java that runs this. */
  static Stream<Path> real() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.home"), "lib"))) {
      return files.filter(it -> it.toString().endsWith(".so")).sorted().limit(8).toList().stream();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("real")
  @DisplayName("is read as binutils' readelf does")
  void asReadelf(Path library) throws IOException, InterruptedException, InvalidElfException {
    Process readelf;
    try {
      readelf = new ProcessBuilder("readelf", "-dVW", library.toString()).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no readelf");
      return;
    }
    String text;
    try (InputStream in = readelf.getInputStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(readelf.waitFor()).isZero();
    ElfFile file;
    try (SeekableByteChannel channel = Files.newByteChannel(library)) {
      file = ElfReader.read(channel);
    }

    assertThat(file.needed())
        .containsExactlyElementsOf(
            text.lines()
                .filter(line -> line.contains("(NEEDED)"))
                .map(line -> line.replaceAll(".*\\[(.*)\\].*", "$1"))
                .toList());
    assertThat(file.versions().values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            text.lines()
                .filter(line -> line.matches("\\s+0x[0-9a-f]+:\\s+Name: .*Flags: none.*Version:.*"))
                .map(line -> line.replaceAll(".*Name: (\\S+).*", "$1"))
                .toList());
  }
}
