package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the entries")
class EntriesCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new EntriesCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a file that is there twice")
  void twice() {
    assertThat(findings(it -> it.file("diracos/diracosrc", 0644, "again")))
        .containsExactly(Finding.error("entries", "diracos/diracosrc", "is in the archive twice"));
  }

  @Test
  @DisplayName("lets a folder be told twice")
  void foldersTwice() {
    assertThat(findings(it -> it.directory("diracos/var/empty", 0755))).isEmpty();
  }

  @Test
  @DisplayName("finds an absolute path")
  void absolute() {
    assertThat(findings(it -> it.file("/etc/passwd", 0644, "root")))
        .containsExactly(
            Finding.error("entries", "/etc/passwd", "leads out of the folder it is unpacked into"));
  }

  @Test
  @DisplayName("finds a path that climbs")
  void climbs() {
    assertThat(findings(it -> it.file("diracos/../../x", 0644, "x")))
        .containsExactly(
            Finding.error(
                "entries", "diracos/../../x", "leads out of the folder it is unpacked into"));
  }

  @Test
  @DisplayName("finds a hard link")
  void hardLink() {
    assertThat(findings(it -> it.hardLink("diracos/rc", "diracos/diracosrc")))
        .containsExactly(
            Finding.error(
                "entries",
                "diracos/rc",
                "is a hard link to diracos/diracosrc, which CVMFS cannot hold"));
  }

  @Test
  @DisplayName("finds a special file")
  void pipe() {
    assertThat(findings(it -> it.pipe("diracos/pipe")))
        .containsExactly(
            Finding.error(
                "entries", "diracos/pipe", "is a device, a pipe or another special file"));
  }

  @Test
  @DisplayName("finds what lies below a link")
  void belowLink() {
    assertThat(findings(it -> it.file("diracos/bin/tool", 0755, "x")))
        .containsExactly(
            Finding.error(
                "entries", "diracos/bin/tool", "lies below diracos/bin, which is a link"));
  }

  @Test
  @DisplayName("finds what lies below a file")
  void belowFile() {
    assertThat(findings(it -> it.file("diracos/diracosrc/tool", 0755, "x")))
        .containsExactly(
            Finding.error(
                "entries",
                "diracos/diracosrc/tool",
                "lies below diracos/diracosrc, which is no folder"));
  }
}
