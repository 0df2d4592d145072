package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the interpreters")
class InterpretersCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new InterpretersCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a line that Linux cuts off")
  void tooLong() {
    assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!/" + "x".repeat(125) + "\n")))
        .containsExactly(
            Finding.error(
                "interpreters",
                "diracos/usr/bin/grid",
                "has a first line of more than the 127 bytes that Linux reads"));
  }

  @Test
  @DisplayName("finds a line that ends as on Windows")
  void windows() {
    assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!/usr/bin/env python\r\nx\n")))
        .containsExactly(
            Finding.error(
                "interpreters",
                "diracos/usr/bin/grid",
                "has a first line that ends as on Windows, so Linux finds no such interpreter"));
  }

  @Test
  @DisplayName("finds a placeholder that nobody filled in")
  void relative() {
    assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!python\nx\n")))
        .containsExactly(
            Finding.error(
                "interpreters",
                "diracos/usr/bin/grid",
                "runs with 'python', which is no absolute path"));
  }

  @Test
  @DisplayName("finds an interpreter that is not in the archive")
  void env() {
    assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!/usr/bin/env python3\nx\n")))
        .containsExactly(
            Finding.error(
                "interpreters",
                "diracos/usr/bin/grid",
                "runs with 'python3', which is not in the archive"));
  }

  @Test
  @DisplayName("finds the host's Python")
  void host() {
    assertThat(
            findings(
                it -> it.content("diracos/usr/bin/grid", "#!/home/me/venv/bin/python2.7\nx\n")))
        .containsExactly(
            Finding.error(
                "interpreters",
                "diracos/usr/bin/grid",
                "runs with /home/me/venv/bin/python2.7, the host's Python"));
  }

  @Test
  @DisplayName("warns of what a host need not have")
  void perl() {
    assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!/usr/bin/perl -w\nx\n")))
        .containsExactly(
            Finding.warning(
                "interpreters",
                "diracos/usr/bin/grid",
                "runs with /usr/bin/perl, which a host need not have"));
  }

  @Test
  @DisplayName("lets the archive's Python and the shells of every host run scripts")
  void known() {
    for (String line :
        List.of("/usr/bin/env python2.7", "/bin/sh -e", "/bin/env bash", " /bin/bash")) {
      assertThat(findings(it -> it.content("diracos/usr/bin/grid", "#!" + line + "\n")))
          .as(line)
          .isEmpty();
    }
  }

  @Test
  @DisplayName("leaves alone what is no command")
  void noCommand() {
    assertThat(
            findings(
                it -> it.file(SampleSurvey.SITE + "grid/example.py", 0755, "#!/nowhere/python\n")))
        .isEmpty();
  }
}
