package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Entries of a base that leave")
class ReplacedEntriesTest {
  @TempDir Path folder;
  private WriterTrial trial;

  @BeforeEach
  void makeBase() throws IOException {
    byte[] tar =
        new RawTar()
            .folder("d/", 0755)
            .folder("d/package/", 0750)
            .file("d/package/module", "old")
            .file("d/package/twice", "first")
            .file("d/package/twice", "second")
            .hardLink("d/hard", "d/package/module")
            .file("d/single", "old")
            .bytes();
    Path base = Files.write(folder.resolve("base.tar.gz"), RawTar.gzip(tar));
    trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
  }

  @Test
  @DisplayName("give their paths to new files, in a folder that stays as it was")
  void samePaths() {
    trial.write(
        List.of(
            WriterTrial.file("d/package/module", "new"),
            WriterTrial.file("d/package/twice", "new"),
            WriterTrial.file("d/hard", "new")),
        Set.of("d/package/module", "d/package/twice", "d/hard"));

    ReadArchive result = trial.result();

    assertThat(result.paths())
        .containsExactly(
            "d",
            "d/hard",
            "d/package",
            "d/package/module",
            "d/package/twice",
            "d",
            "d/package",
            "d/single");
    assertThat(result.content("d/package/twice")).isEqualTo("new");
    assertThat(result.entry("d/package").mode()).isEqualTo(0750);
  }

  @Test
  @DisplayName(
      "may be folders in whose place a file comes, and files in whose place a folder comes")
  void otherTypes() {
    trial.write(
        List.of(
            WriterTrial.file("d/package", "a module now"),
            WriterTrial.file("d/single/module", "in a package now")),
        Set.of("d/package", "d/package/module", "d/package/twice", "d/hard", "d/single"));

    ReadArchive result = trial.result();

    assertThat(result.paths())
        .containsExactly("d", "d/package", "d/single", "d/single/module", "d");
    assertThat(result.entry("d/single").type()).isEqualTo(EntryType.DIRECTORY);
    assertThat(result.entry("d/package").type()).isEqualTo(EntryType.FILE);
  }

  @Test
  @DisplayName("must take with them what is below a folder that becomes a file")
  void leftBelow() {
    assertThatExceptionOfType(EntryConflictException.class)
        .isThrownBy(
            () ->
                trial.write(
                    List.of(WriterTrial.file("d/package", "a module now")),
                    Set.of("d/package", "d/package/module", "d/hard")))
        .withMessageContaining("d/package/twice");
  }
}
