package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading a hostile or broken tar")
class HostileTarTest {
  private static final String LARGEST_BASE_256 = "\u0080\0\0\0\u007f" + "\u00ff".repeat(7);

  @TempDir Path folder;

  private Path write(byte[] tar) throws IOException {
    return Files.write(folder.resolve("base.tar.gz"), RawTar.gzip(tar));
  }

  static Stream<Arguments> brokenTars() {
    return Stream.of(
        Arguments.of(
            "ends within a file",
            new RawTar().file("a", "x").header('0', "big", 0644, "77777777777", "").open(),
            "its tar ends within big"),
        Arguments.of(
            "declares the largest size there is",
            new RawTar().header('0', "big", 0644, LARGEST_BASE_256, "").open(),
            "its tar ends within big"),
        Arguments.of(
            "declares a negative size",
            new RawTar().file("a", "x").header('0', "b", 0644, "\u00ff".repeat(12), "").bytes(),
            "malformed header"),
        Arguments.of(
            "declares a size that is no number",
            new RawTar().file("a", "x").header('0', "b", 0644, "12x45", "").bytes(),
            "malformed header"),
        Arguments.of(
            "has a long name of gigabytes",
            new RawTar().file("a", "").header('L', "././@LongLink", 0, "77777777777", "").open(),
            "an extended header of 8589934591 bytes"),
        Arguments.of(
            "has a PAX header of gigabytes",
            new RawTar().file("a", "").header('x', "x", 0, "77777777777", "").open(),
            "an extended header of 8589934591 bytes"),
        Arguments.of(
            "has a PAX record longer than its header",
            new RawTar().file("a", "").pax('x', "999999999 path=x\n").file("b", "").bytes(),
            "a malformed PAX record"),
        Arguments.of(
            "has a PAX record of length zero",
            new RawTar().file("a", "").pax('x', "0 path=x\n").file("b", "").bytes(),
            "a malformed PAX record"),
        Arguments.of(
            "has a PAX record without equals sign",
            new RawTar().file("a", "").pax('x', "7 path\n").file("b", "").bytes(),
            "a malformed PAX record"),
        Arguments.of(
            "has a PAX size beyond all bounds",
            new RawTar()
                .file("a", "")
                .pax('x', RawTar.record("size", "9".repeat(40)))
                .file("b", "")
                .bytes(),
            "a malformed PAX record"),
        Arguments.of(
            "has a PAX time that is none",
            new RawTar()
                .file("a", "")
                .pax('x', RawTar.record("mtime", "1e9999999"))
                .file("b", "")
                .bytes(),
            "a malformed PAX record"),
        Arguments.of(
            "ends without its mark",
            new RawTar().file("a", "x").open(),
            "its tar ends behind a without the mark of its end"),
        Arguments.of(
            "ends within a header",
            Arrays.copyOf(new RawTar().file("a", "x").file("b", "").open(), 1300),
            "its tar ends behind a without the mark of its end"),
        Arguments.of(
            "ends within a long name",
            Arrays.copyOf(new RawTar().file("a", "x").longName("b".repeat(600)).open(), 1600),
            "its tar ends behind a without the mark of its end"),
        Arguments.of(
            "has garbage for a header",
            new RawTar().file("a", "x").content("garbage!".repeat(64)).bytes(),
            "malformed header"));
  }

  @ParameterizedTest(name = "that {0}")
  @MethodSource("brokenTars")
  @DisplayName("is refused with a sentence that says where")
  void broken(String what, byte[] tar, String reason) throws IOException {
    Path path = write(tar);

    assertThatThrownBy(() -> ReadArchive.of(path))
        .as(what)
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageStartingWith(path + " is damaged: its tar ")
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("refuses a header with a wrong checksum")
  void wrongChecksum() throws IOException {
    byte[] tar = new RawTar().file("a", "x").file("b", "").bytes();
    tar[1024] = 'c';
    Path path = write(tar);

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessage(path + " is damaged: its tar holds a header with a wrong checksum, behind a");
  }

  @ParameterizedTest
  @ValueSource(chars = {'L', 'K', 'x', 'g', 'X'})
  @DisplayName("does not collect extended headers without end")
  void endlessExtendedHeaders(char type) throws IOException {
    Path path = folder.resolve("bomb.tar.gz");
    String record = RawTar.record("comment", "x".repeat(200_000));
    byte[] one = new RawTar().header(type, "x", 0, record.length(), "").content(record).open();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      for (int i = 0; i < 400; i++) {
        out.write(one);
      }
    }

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("bytes of headers");
  }

  @Test
  @DisplayName("reads a content of many megabytes from few bytes without holding it")
  void bomb() throws IOException {
    Path path = folder.resolve("bomb.tar.gz");
    long size = 256L << 20;
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(new RawTar().header('0', "zeros", 0644, size, "").open());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        out.write(zeros);
      }
      out.write(new byte[1024]);
    }
    long[] seen = new long[1];

    ArchiveLayout layout =
        new TarGzReader().read(path, (entry, content) -> seen[0] = entry.size(), count -> {});

    assertThat(seen[0]).isEqualTo(size);
    assertThat(layout.tarSize()).isEqualTo(size + 1536);
  }
}
