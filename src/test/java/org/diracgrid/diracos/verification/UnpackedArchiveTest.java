package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An unpacked archive")
@DisabledOnOs(OS.WINDOWS)
class UnpackedArchiveTest {
  @TempDir Path folder;

  @Test
  @DisplayName("has files with their modes, links and folders, and is gone when closed")
  void unpacks() throws IOException {
    Path archive =
        new EditedTarball(SampleSurvey.whole(folder))
            .file("diracos/private", 0100, "p")
            .file("diracos/never/told/x", 0644, "x")
            .hardLink("diracos/hard", "diracos/diracosrc")
            .writeTo(folder.resolve("VOdiracos-v1.tar.gz"));
    Path place;
    try (UnpackedArchive unpacked = UnpackedArchive.of(archive)) {
      place = unpacked.folder();
      Path top = place.resolve("diracos");
      assertThat(permissions(top.resolve("usr/bin/grid"))).isEqualTo("rwxr-xr-x");
      assertThat(permissions(top.resolve("diracosrc"))).isEqualTo("rw-r--r--");
      // Its owner must be able to remove it again, whatever the archive says.
      assertThat(permissions(top.resolve("private"))).isEqualTo("rwx------");
      assertThat(Files.readSymbolicLink(top.resolve("usr/bin/python"))).hasToString("python2");
      assertThat(top.resolve("var/empty")).isEmptyDirectory();
      assertThat(top.resolve("never/told/x")).hasContent("x");
      assertThat(top.resolve("hard")).hasSameBinaryContentAs(top.resolve("diracosrc"));
    }
    assertThat(place).doesNotExist();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
