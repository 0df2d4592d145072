package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is digested while it is read")
class DigestedFileTest {
  /** More blocks than may wait for their digests. */
  private static final byte[] BYTES = bytes(6_000_001);

  @TempDir Path folder;
  private final AtomicLong progress = new AtomicLong();
  private Path file;

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(3).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.write(folder.resolve("file"), BYTES);
  }

  @Test
  @DisplayName("gives its bytes, in pieces of any size, and the digests of them all")
  void pieces() throws IOException {
    Random random = new Random(4);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (DigestedFile bytes = DigestedFile.open(file, progress::addAndGet)) {
      byte[] piece = new byte[400_000];
      for (int one = bytes.read(); one >= 0; one = bytes.read()) {
        read.write(one);
        int count = bytes.read(piece, 7, random.nextInt(piece.length - 7));
        read.write(piece, 7, Math.max(0, count));
      }

      assertThat(bytes.finish()).isEqualTo(FileDigests.of(file, count -> {}));
      assertThat(bytes.read(piece)).isNegative();
    }
    assertThat(read.toByteArray()).isEqualTo(BYTES);
    assertThat(progress).hasValue(BYTES.length);
  }

  @Test
  @DisplayName("has the digests of what nobody read, too, however often they are asked for")
  void unread() throws IOException {
    try (DigestedFile bytes = DigestedFile.open(file, progress::addAndGet)) {
      assertThat(bytes.readNBytes(1000)).isEqualTo(Arrays.copyOf(BYTES, 1000));
      assertThat(bytes.skip(500_000)).isPositive();

      assertThat(bytes.finish()).isEqualTo(FileDigests.of(file, count -> {}));
      assertThat(bytes.finish()).isSameAs(bytes.finish());
    }
    assertThat(progress).hasValue(BYTES.length);
  }

  @Test
  @DisplayName("keeps the digests of an archive apart from whether that is whole")
  void damagedArchive() throws IOException {
    try (DigestedFile bytes = DigestedFile.open(file, progress::addAndGet)) {
      assertThatThrownBy(
              () -> new TarGzReader().index(file, bytes, (entry, content) -> {}, count -> {}))
          .isInstanceOf(NotGzipException.class);

      assertThat(bytes.transferTo(OutputStream.nullOutputStream())).isPositive();
      assertThat(bytes.finish()).isEqualTo(FileDigests.of(file, count -> {}));
    }
  }

  @Test
  @DisplayName("has to be there")
  void missing() {
    assertThatThrownBy(() -> DigestedFile.open(folder.resolve("none"), progress::addAndGet))
        .isInstanceOf(NoSuchFileException.class);
  }
}
