package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failure of the cache")
class FileFailureTest {
  private static final Path PATH = Path.of("cache", "file");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "No space left on device",
        "There is not enough space on the disk",
        "Disk quota exceeded"
      })
  @DisplayName("is a full disk when the system says so")
  void diskFull(String message) {
    assertThat(FileFailure.of(PATH, new IOException(message)))
        .isInstanceOfSatisfying(DiskFullException.class, e -> assertThat(e.path()).isEqualTo(PATH))
        .hasMessageContaining("no space left");
  }

  @Test
  @DisplayName("is told in words, not by an exception's name")
  void reasons() {
    assertThat(FileFailure.of(PATH, new AccessDeniedException("x")))
        .isInstanceOfSatisfying(
            CacheUnwritableException.class, e -> assertThat(e.path()).isEqualTo(PATH))
        .hasMessageEndingWith("permission is denied.");
    assertThat(FileFailure.of(PATH, new NoSuchFileException("x")))
        .hasMessageEndingWith("there is no such file.");
    assertThat(FileFailure.of(PATH, new FileSystemException("x", null, "Not a directory")))
        .hasMessageEndingWith("Not a directory.");
    assertThat(FileFailure.of(PATH, new IOException("odd"))).hasMessageEndingWith("odd.");
    assertThat(FileFailure.of(PATH, new ClosedByInterruptException()))
        .isInstanceOf(TransferInterruptedException.class);
  }
}
