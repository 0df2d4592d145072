package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failure to write")
class WriteFailureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
      })
  @DisplayName("is told as a full disk if the system says so")
  void diskFull(String words) {
    Path target = folder.resolve("x");

    assertThat(WriteFailure.of(target, 4711, new IOException(words)))
        .isInstanceOfSatisfying(
            ArchiveDiskFullException.class, e -> assertThat(e.written()).isEqualTo(4711))
        .hasMessage(target + " cannot be written: no space is left after 4711 bytes");
    assertThat(WriteFailure.of(target, 0, new FileSystemException(target.toString(), null, words)))
        .isInstanceOf(ArchiveDiskFullException.class);
  }

  @Test
  @DisplayName("is told as what the system says else")
  void others() {
    Path target = folder.resolve("x");

    assertThat(WriteFailure.of(target, 0, new AccessDeniedException(target.toString())))
        .isInstanceOf(UnwritableArchiveException.class)
        .hasMessage(target + " cannot be written: access is denied");
    assertThat(WriteFailure.of(target, 0, new IOException("Input/output error")))
        .isInstanceOf(UnwritableArchiveException.class)
        .hasMessage(target + " cannot be written: Input/output error");
    assertThat(WriteFailure.of(target, 0, new IOException()))
        .hasMessage(target + " cannot be written: IOException");
  }

  @Test
  @DisplayName("is not told as a full disk because a path reads like one")
  void misleadingPath() {
    Path target = folder.resolve("no space left on device");

    assertThat(
            WriteFailure.of(
                target, 0, new FileSystemException(target.toString(), null, "Is a directory")))
        .isInstanceOf(UnwritableArchiveException.class);
  }
}
