package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The digests of a file")
class FileDigestsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_144, 5_000_001})
  @DisplayName("are those of all its bytes, with its size, in one pass")
  void digests(int size) throws IOException, NoSuchAlgorithmException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Path file = Files.write(folder.resolve("file"), bytes);
    AtomicLong progress = new AtomicLong();

    FileDigests digests = FileDigests.of(file, progress::addAndGet);

    assertThat(digests).isEqualTo(new FileDigests(hex("MD5", bytes), hex("SHA-256", bytes), size));
    assertThat(progress.get()).isEqualTo(size);
  }

  private static String hex(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  @Test
  @DisplayName("cannot be told if it cannot be read")
  void unreadable() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> FileDigests.of(missing, count -> {}))
        .isInstanceOf(UnreadableArchiveException.class)
        .hasMessage(missing + " cannot be read: there is no such file or folder");
  }
}
