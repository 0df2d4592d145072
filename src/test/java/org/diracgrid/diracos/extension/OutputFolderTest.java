package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The output folder")
class OutputFolderTest {
  @TempDir Path folder;

  @Test
  @DisplayName("is made with its parents, and holds whole results under their final names only")
  void publishes() throws IOException {
    OutputFolder output = new OutputFolder(folder.resolve("a/target"));

    Path draft = output.draft("x.tar.gz");
    assertThat(draft).doesNotExist();
    assertThat(draft.getParent()).isEqualTo(folder.resolve("a/target"));
    Files.writeString(draft, "new");
    output.publish(draft, "x.tar.gz");

    assertThat(folder.resolve("a/target")).isDirectoryContaining("glob:**/x.tar.gz");
    assertThat(draft).doesNotExist();
  }

  @Test
  @DisplayName("replaces an earlier result in one move")
  void replaces() throws IOException {
    OutputFolder output = new OutputFolder(folder);
    output.write("x.md5", "old".getBytes(UTF_8));

    output.write("x.md5", "new".getBytes(UTF_8));

    assertThat(folder.resolve("x.md5")).hasContent("new");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  @DisplayName("that is to outlast a power cut holds the same, and refuses the same")
  void syncs() throws IOException {
    OutputFolder output = new OutputFolder(folder.resolve("target"), true);
    output.write("x.md5", "old".getBytes(UTF_8));

    output.write("x.md5", "new".getBytes(UTF_8));

    assertThat(folder.resolve("target/x.md5")).hasContent("new");
    Path missing = folder.resolve("target/.x.part");
    assertThatThrownBy(() -> output.publish(missing, "x"))
        .isInstanceOf(UnwritableOutputException.class);
    try (var files = Files.list(folder.resolve("target"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  @DisplayName("clears away what a build that was killed left")
  void clearsLeftovers() throws IOException {
    OutputFolder output = new OutputFolder(folder);
    Path draft = output.draft("x.tar.gz");
    Files.writeString(draft, "half");

    assertThat(output.draft("x.tar.gz")).isEqualTo(draft).doesNotExist();
  }

  @Test
  @DisplayName("that cannot be is refused before any work, with the reason")
  void refuses() throws IOException {
    Path file = Files.createFile(folder.resolve("target"));

    assertThatThrownBy(() -> new OutputFolder(file).draft("x.tar.gz"))
        .isInstanceOf(UnwritableOutputException.class)
        .hasMessage("%s cannot be written: a file stands where a folder is wanted", file);
  }

  @Test
  @DisplayName("holds a recorded tarball only while it and its md5 are untouched")
  void holds() throws IOException {
    OutputFolder output = new OutputFolder(folder);
    Path tarball = output.write("x.tar.gz", "tar".getBytes(UTF_8));
    output.write("x.md5", "abc".getBytes(UTF_8));
    BuildRecord.Archive archive =
        new BuildRecord.Archive("x.tar.gz", 3, "abc", "def", "copied", output.modified(tarball));

    assertThat(output.holds(archive, "x.md5")).isTrue();
    output.write("x.md5", "abd".getBytes(UTF_8));
    assertThat(output.holds(archive, "x.md5")).isFalse();
    output.remove("x.md5");
    assertThat(output.holds(archive, "x.md5")).isFalse();
  }
}
