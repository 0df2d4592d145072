package org.diracgrid.diracos.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.FileDigests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A release folder")
class ReleaseFolderTest {
  private static final String LOCATION = "https://lhcb.example.org/diracos";

  @TempDir Path temp;
  private Tarball tarball;
  private Path folder;

  @BeforeEach
  void tarball() throws IOException {
    tarball = tarball("built.tar.gz", "the bytes of a tarball");
    folder = temp.resolve("web/diracos");
  }

  private Tarball tarball(String name, String content) throws IOException {
    return new Tarball(Files.writeString(temp.resolve(name), content), "LHCb", "v1");
  }

  private Staged stage(Tarball built) {
    return new ReleaseFolder(folder).stage(built, LOCATION, count -> {});
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("gets the tarball, the bare md5 and the lines for DIRAC's files")
  void stages() throws IOException {
    Staged staged = stage(tarball);

    assertThat(staged).isEqualTo(new Staged(LOCATION, "LHCb:v1", true));
    assertThat(names())
        .containsExactly("LHCbdiracos-v1.cfg.txt", "LHCbdiracos-v1.md5", "LHCbdiracos-v1.tar.gz");
    assertThat(folder.resolve("LHCbdiracos-v1.tar.gz")).hasSameBinaryContentAs(tarball.file());
    assertThat(folder.resolve("LHCbdiracos-v1.md5"))
        .hasContent(FileDigests.of(tarball.file(), count -> {}).md5());
    assertThat(Files.readString(folder.resolve("LHCbdiracos-v1.cfg.txt")))
        .contains("\nDIRACOS = LHCb:v1\n", "\nDIRACOS = https://lhcb.example.org/diracos\n");
  }

  @Test
  @DisplayName("is left alone when all of it is there")
  void idempotent() throws IOException {
    stage(tarball);
    Path published = folder.resolve("LHCbdiracos-v1.tar.gz");
    Files.setLastModifiedTime(published, FileTime.fromMillis(1_000_000));

    assertThat(stage(tarball).written()).isFalse();
    assertThat(Files.getLastModifiedTime(published)).isEqualTo(FileTime.fromMillis(1_000_000));
  }

  @Test
  @DisplayName("gets what an interrupted run left out")
  void completes() throws IOException {
    stage(tarball);
    Files.delete(folder.resolve("LHCbdiracos-v1.md5"));
    Files.writeString(folder.resolve(".LHCbdiracos-v1.tar.gz.part"), "half");

    assertThat(stage(tarball).written()).isTrue();
    assertThat(folder.resolve("LHCbdiracos-v1.md5")).exists();
  }

  @Test
  @DisplayName("never gets another tarball under a version that is out")
  void neverOverwrites() throws IOException {
    stage(tarball);
    Tarball other = tarball("other.tar.gz", "other bytes");

    assertThatThrownBy(() -> stage(other))
        .isInstanceOf(PublishedAlreadyException.class)
        .hasMessageContaining("LHCbdiracos-v1.tar.gz is published already");
    assertThat(folder.resolve("LHCbdiracos-v1.tar.gz")).hasContent("the bytes of a tarball");
    assertThat(names()).hasSize(3);
  }

  @Test
  @DisplayName("never gets another tarball either where only the md5 of the first is left")
  void md5Remembers() throws IOException {
    stage(tarball);
    Files.delete(folder.resolve("LHCbdiracos-v1.tar.gz"));
    Tarball other = tarball("other.tar.gz", "other bytes");

    assertThatThrownBy(() -> stage(other)).isInstanceOf(PublishedAlreadyException.class);
    assertThat(folder.resolve("LHCbdiracos-v1.tar.gz")).doesNotExist();
  }

  @Test
  @DisplayName("that cannot be written is named, and nothing is left")
  void unwritable() throws IOException {
    folder = Files.writeString(temp.resolve("file"), "no folder").resolve("below");

    assertThatThrownBy(() -> stage(tarball))
        .isInstanceOf(UnwritableReleaseException.class)
        .hasMessageStartingWith(folder + " cannot be written: ");
  }
}
