package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Room for an archive")
class FreeSpaceTest {
  @TempDir Path folder;

  @Test
  @DisplayName("is asked for before a byte is written, and missed in a sentence")
  void tooLarge() {
    Path target = folder.resolve("new.tar.gz");

    assertThatThrownBy(
            () -> ArchiveOutput.create(target, Long.MAX_VALUE, Optional.empty(), count -> {}))
        .isInstanceOfSatisfying(
            ArchiveDiskFullException.class, e -> assertThat(e.written()).isZero())
        .hasMessageMatching(
            ".*new\\.tar\\.gz cannot be written: it takes more than 9223372036854775807 bytes, and"
                + " \\d+ are free there");
    assertThat(target).doesNotExist();
  }

  @Test
  @DisplayName("is there for what is small, and not judged where there is no folder")
  void enough() {
    assertThatCode(() -> FreeSpace.require(folder.resolve("x"), 1)).doesNotThrowAnyException();
    assertThatCode(() -> FreeSpace.require(folder.resolve("no/such/x"), Long.MAX_VALUE))
        .doesNotThrowAnyException();
    assertThatCode(() -> FreeSpace.require(Path.of("x"), 1)).doesNotThrowAnyException();
  }
}
