package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diracgrid.diracos.fixture.SampleBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An archive that is unpacked")
@DisabledOnOs(OS.WINDOWS)
class ArchiveUnpackingTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.toRealPath().resolve("unpacked"));
  }

  private void unpack(SampleBase base) throws IOException {
    ArchiveUnpacking.unpack(base.writeTo(folder), target);
  }

  @Test
  @DisplayName("lies in the folder with its files, links and empty folders")
  void unpacks() throws IOException {
    unpack(new SampleBase("v1"));
    assertThat(target.resolve("diracos/diracosrc")).isRegularFile();
    assertThat(target.resolve("diracos/usr/bin/python2.7")).isExecutable();
    assertThat(target.resolve("diracos/usr/bin/python")).isSymbolicLink();
    assertThat(target.resolve("diracos/var/empty")).isEmptyDirectory();
  }

  @Test
  @DisplayName("has of several entries of one path the last, as with tar")
  void lastCounts() throws IOException {
    Path archive =
        new RawTar()
            .file("diracos/a", 0644, "first")
            .file("diracos/b", 0644, "other")
            .hardLink("diracos/a", "diracos/b")
            .symbolicLink("diracos/b", "a")
            .hardLink("diracos/a", "diracos/a")
            .file("diracos/c", 0644, "first")
            .file("diracos/c", 0755, "last")
            .writeTo(folder.resolve("twice.tar.gz"));
    ArchiveUnpacking.unpack(archive, target);
    assertThat(target.resolve("diracos/a")).isRegularFile().hasContent("other");
    assertThat(target.resolve("diracos/b")).isSymbolicLink();
    assertThat(target.resolve("diracos/c")).hasContent("last").isExecutable();
  }

  @Test
  @DisplayName("writes nothing outside of the folder")
  void leavesNothingOutside() {
    assertThatThrownBy(() -> unpack(new SampleBase("v1").file("../outside", 0644, "x")))
        .isInstanceOf(IOException.class)
        .hasMessage("../outside leads out of the archive");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  @DisplayName("writes nothing behind a link")
  void followsNoLink() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    SampleBase base =
        new SampleBase("v1").link("diracos/a", elsewhere.toString()).file("diracos/a/b", 0644, "x");
    assertThatThrownBy(() -> unpack(base))
        .isInstanceOf(IOException.class)
        .hasMessage("diracos/a/b lies below a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  @DisplayName("takes no hard link from outside of the folder")
  void hardLinkFromOutside() throws IOException {
    Files.writeString(folder.resolve("secret"), "s");
    assertThatThrownBy(() -> unpack(new SampleBase("v1").hardLink("diracos/x", "../secret")))
        .isInstanceOf(IOException.class)
        .hasMessage("../secret leads out of the archive");
  }
}
