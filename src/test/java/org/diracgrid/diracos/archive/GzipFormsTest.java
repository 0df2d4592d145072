package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading gzip in all its forms")
class GzipFormsTest {
  private static final byte[] TAR = new RawTar().file("a", "content").bytes();
  private static final byte[] GZIP = RawTar.gzip(TAR);

  @TempDir Path folder;

  private Path write(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return Files.write(folder.resolve("base.tar.gz"), all.toByteArray());
  }

  /** The sample with other flags and header fields. */
  private static byte[] withHeader(int flags, String fields) {
    byte[] header = Arrays.copyOf(GZIP, 10);
    header[3] = (byte) flags;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(header);
    all.writeBytes(fields.getBytes(ISO_8859_1));
    if ((flags & 2) != 0) {
      CRC32 crc = new CRC32();
      crc.update(all.toByteArray());
      all.write((int) crc.getValue() & 0xff);
      all.write((int) crc.getValue() >> 8 & 0xff);
    }
    all.write(GZIP, 10, GZIP.length - 10);
    return all.toByteArray();
  }

  @Test
  @DisplayName("finds the deflate stream behind extra field, name, comment and header checksum")
  void headerFields() throws IOException {
    byte[] file = withHeader(0x1f, "\5\0extra" + "diracos.tar\0" + "a comment\0");

    ReadArchive archive = ReadArchive.of(write(file));

    assertThat(archive.paths()).containsExactly("a");
    assertThat(archive.layout().deflateOffset()).isEqualTo(10 + 7 + 12 + 10 + 2);
    assertThat(archive.layout().deflateSize()).isEqualTo(GZIP.length - 18);
    assertThat(archive.layout().unspliceable()).isEmpty();
  }

  @Test
  @DisplayName("refuses a header that does not match its own checksum")
  void wrongHeaderChecksum() throws IOException {
    byte[] file = withHeader(2, "");
    file[4] ^= 1;
    Path path = write(file);

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageEndingWith("its gzip header does not match the checksum in it");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  @DisplayName("refuses a name or comment without end")
  void endlessText(int flag) throws IOException {
    Path path = write(withHeader(flag, "x".repeat(100_000)));

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageEndingWith("its gzip header holds a text without end");
  }

  @Test
  @DisplayName("refuses reserved flags and unknown methods")
  void unknownForms() throws IOException {
    Path reserved = write(withHeader(0x20, ""));
    assertThatThrownBy(() -> ReadArchive.of(reserved))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageContaining("reserved flags");

    byte[] method = GZIP.clone();
    method[2] = 7;
    Path unknown = write(method);
    assertThatThrownBy(() -> ReadArchive.of(unknown))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageContaining("compression method 7");
  }

  @Test
  @DisplayName("reads several members as one, and says that they cannot be taken over")
  void severalMembers() throws IOException {
    byte[] first = RawTar.gzip(Arrays.copyOf(TAR, 700));
    byte[] second = RawTar.gzip(Arrays.copyOfRange(TAR, 700, TAR.length));
    CRC32 crc = new CRC32();
    crc.update(TAR);

    ReadArchive archive = ReadArchive.of(write(first, second, RawTar.gzip(new byte[0])));

    assertThat(archive.content("a")).isEqualTo("content");
    assertThat(archive.layout().unspliceable()).contains("it consists of several gzip members");
    assertThat(archive.layout().tarSize()).isEqualTo(TAR.length);
    assertThat(archive.layout().tarCrc32()).isEqualTo(crc.getValue());
    assertThat(archive.layout().deflateSize()).isEqualTo(first.length - 18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0\0\0\0\0\0\0\0\0", "garbage", "\u001f", "\u001fx"})
  @DisplayName("reads past bytes behind the end as gzip does, and says that they are there")
  void trailingBytes(String trailing) throws IOException {
    ReadArchive archive = ReadArchive.of(write(GZIP, trailing.getBytes(ISO_8859_1)));

    assertThat(archive.content("a")).isEqualTo("content");
    assertThat(archive.layout().unspliceable()).contains("bytes follow the end of its gzip data");
    assertThat(archive.layout().compressedSize()).isEqualTo(GZIP.length + trailing.length());
    assertThat(archive.layout().deflateSize()).isEqualTo(GZIP.length - 18);
  }

  @Test
  @DisplayName("counts bytes behind the end that fill many buffers")
  void manyTrailingBytes() throws IOException {
    ReadArchive archive = ReadArchive.of(write(GZIP, new byte[300_000]));

    assertThat(archive.layout().compressedSize()).isEqualTo(GZIP.length + 300_000);
  }

  @Test
  @DisplayName("refuses what does not begin as gzip")
  void notGzip() throws IOException {
    Path path = write("<html>not found</html>".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(NotGzipException.class)
        .hasMessage(path + " is not a gzip file");
  }

  @Test
  @DisplayName("refuses a gzip file that holds no tar")
  void notTar() throws IOException {
    for (byte[] content : new byte[][] {"short".getBytes(ISO_8859_1), new byte[600]}) {
      content[0] = 'x';
      Path path = write(RawTar.gzip(content));

      assertThatThrownBy(() -> ReadArchive.of(path))
          .isInstanceOf(NotTarException.class)
          .hasMessage(path + " is compressed, but what it holds is no tar archive");
    }
  }

  @Test
  @DisplayName("finds every truncation, wherever it is")
  void truncated() throws IOException {
    byte[] whole = withHeader(0x1f, "\5\0extra" + "diracos.tar\0" + "a comment\0");
    for (int size = 0; size < whole.length; size++) {
      Path path = write(Arrays.copyOf(whole, size));
      int expected = size;

      assertThatThrownBy(() -> ReadArchive.of(path))
          .as("%d bytes of %d", size, whole.length)
          .isInstanceOfSatisfying(
              TruncatedArchiveException.class, e -> assertThat(e.size()).isEqualTo(expected))
          .hasMessageStartingWith(path + " is incomplete: its " + size + " bytes end ");
    }
  }

  @Test
  @DisplayName("finds every flipped bit, or reads the same nonetheless")
  void flippedBits() throws IOException {
    ReadArchive sound = ReadArchive.of(write(GZIP));
    int found = 0;
    for (int bit = 0; bit < GZIP.length * Byte.SIZE; bit++) {
      byte[] flipped = GZIP.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Path path = write(flipped);
      try {
        ReadArchive archive = ReadArchive.of(path);
        // Time stamp and operating system, say, or the length of a code that no byte uses.
        assertThat(archive.contents()).isEqualTo(sound.contents());
      } catch (ArchiveException e) {
        found++;
        assertThat(e.archive()).isEqualTo(path);
      }
    }
    assertThat(found).isGreaterThan((GZIP.length - 10) * Byte.SIZE);
  }

  @Test
  @DisplayName("refuses a trailer that tells another size")
  void wrongSize() throws IOException {
    byte[] wrong = GZIP.clone();
    wrong[wrong.length - 4] ^= 1;
    Path path = write(wrong);

    assertThatThrownBy(() -> ReadArchive.of(path))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessage(path + " is damaged: its contents do not match the size at its end");
  }
}
