package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Deflating on several threads")
class GzipOutputTest {
  @TempDir Path folder;

  private byte[] compress(byte[] bytes, int threads, int pieces) throws IOException {
    Path target = folder.resolve("out" + threads + "-" + pieces);
    try (ArchiveOutput out = ArchiveOutput.create(target, 0, Optional.empty(), count -> {});
        GzipOutput gzip = new GzipOutput(out, threads)) {
      for (int i = 0; i < pieces; i++) {
        int begin = (int) ((long) bytes.length * i / pieces);
        gzip.write(bytes, begin, (int) ((long) bytes.length * (i + 1) / pieces) - begin);
      }
      gzip.finish();
      out.finish();
    }
    byte[] result = Files.readAllBytes(target);
    Files.delete(target);
    return result;
  }

  /** Words in random order, which deflate shortens but not to nothing. */
  private static byte[] words(int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 16);
    Random random = new Random(7);
    while (out.size() < size) {
      out.writeBytes(Integer.toString(random.nextInt(5000), 36).getBytes(US_ASCII));
    }
    return Arrays.copyOf(out.toByteArray(), size);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 262_143, 262_144, 262_145, 524_288, 1_500_000})
  @DisplayName("gives the same bytes on one thread as on many, and they read back the same")
  void sameBytes(int size) throws IOException {
    byte[] words = words(size);
    byte[] one = compress(words, 1, 1);

    assertThat(compress(words, 2, 3)).isEqualTo(one);
    assertThat(compress(words, 7, 17)).isEqualTo(one);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(one)).readAllBytes()).isEqualTo(words);
  }

  @Test
  @DisplayName("takes bytes that do not compress")
  void incompressible() throws IOException {
    byte[] noise = new byte[700_000];
    new Random(3).nextBytes(noise);

    byte[] compressed = compress(noise, 2, 5);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(noise);
    assertThat(compressed.length).isLessThan(noise.length + 1000);
  }

  @Test
  @DisplayName("loses next to nothing against one thread without chunks")
  void ratio() throws IOException {
    byte[] words = words(2_000_000);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(plain)) {
      gzip.write(words);
    }

    assertThat(compress(words, 2, 1).length).isLessThan(plain.size() + plain.size() / 200);
  }
}
