package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the commands")
class CommandsCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new CommandsCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a command that is not there")
  void missing() {
    assertThat(findings(it -> it.without("diracos/usr/bin/grid")))
        .containsExactly(
            Finding.error(
                "commands",
                SampleSurvey.INFO + "entry_points.txt",
                "promises the command grid, which is not in diracos/usr/bin"));
  }

  @Test
  @DisplayName("finds a command that calls what is not there")
  void module() {
    assertThat(
            findings(
                it ->
                    it.content(
                        SampleSurvey.INFO + "entry_points.txt",
                        "[gui_scripts]\ngrid = grid.cli:main\n")))
        .containsExactly(
            Finding.error(
                "commands",
                "diracos/usr/bin/grid",
                "calls grid.cli of grid, and there is no such module"));
  }

  @Test
  @DisplayName("finds entry points that cannot be read")
  void malformed() {
    assertThat(
            findings(
                it ->
                    it.content(
                        SampleSurvey.INFO + "entry_points.txt", "[console_scripts]\ngrid\n")))
        .containsExactly(
            Finding.error(
                "commands",
                SampleSurvey.INFO + "entry_points.txt",
                "cannot be read: it has not the form name = module:attribute"));
  }

  @Test
  @DisplayName("knows modules, packages, extension modules and the standard library")
  void modules() {
    for (String module : List.of("grid.one", "grid.two", "grid.three", "os")) {
      assertThat(
              findings(
                  it ->
                      it.file(SampleSurvey.SITE + "grid/one.py", 0644, "")
                          .file(SampleSurvey.SITE + "grid/two/x.py", 0644, "")
                          .file(SampleSurvey.SITE + "grid/three.cpython-27.so", 0755, "")
                          .content(
                              SampleSurvey.INFO + "entry_points.txt",
                              "[console_scripts]\ngrid = " + module + ":main\n[other]\na = b:c\n")))
          .as(module)
          .isEmpty();
    }
  }
}
