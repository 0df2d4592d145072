package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.base.HostMachine;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of an archive whose Python is a script; an integration test has a real one. */
@DisplayName("A smoke test")
@EnabledOnOs(OS.LINUX)
class SmokeTestTest {
  private static final String PYTHON = "diracos/usr/bin/python2.7";

  /** Tells its prefix, and cannot import a module called bad. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      case "$2" in
        *prefix*) echo hello; echo "$DIRACOS/usr" ;;
        *bad*) echo Traceback; echo "ImportError: no bad in $HOME" | sed "s,$DIRACOS,HERE,"; exit 1 ;;
        *secret*) exit "$(env | grep -c SECRET)" ;;
      esac
      """;

  private static final String DIRACOSRC =
      "export DIRACOS=$PWD/diracos\nexport PATH=$DIRACOS/usr/bin:$PATH\n";

  @TempDir Path folder;

  private List<Finding> findings(
      String system, String machine, UnaryOperator<EditedTarball> edit, String... modules) {
    Survey survey =
        SampleSurvey.of(
            folder,
            it -> edit.apply(it.content(PYTHON, SCRIPT).content("diracos/diracosrc", DIRACOSRC)));
    return new SmokeTest(new HostMachine(system, machine))
        .findings(folder.resolve("VOdiracos-v1.tar.gz"), survey, Set.of(modules));
  }

  @Test
  @DisplayName("imports with the archive's own Python, in an environment of its own")
  void imports() {
    assertThat(findings("Linux", "amd64", it -> it, "good", "secret")).isEmpty();
  }

  @Test
  @DisplayName("tells the last that Python said of what cannot be imported")
  void fails() {
    assertThat(findings("Linux", "amd64", it -> it, "good", "bad"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.severity()).isEqualTo(Severity.ERROR);
              assertThat(it.sentence()).startsWith("import bad fails: ImportError: no bad in ");
            });
  }

  @Test
  @DisplayName("finds that diracosrc leads to another Python")
  void otherPython() {
    assertThat(
            findings("Linux", "amd64", it -> it.content(PYTHON, "#!/bin/sh\necho /usr\n"), "good"))
        .containsExactly(
            Finding.error(
                "smoke test",
                "diracos/diracosrc",
                "sets up a Python of /usr, where the archive's own is wanted"));
  }

  @Test
  @DisplayName("finds that diracosrc leads to no Python, or to the host's")
  void noPython() {
    assertThat(
            findings(
                "Linux", "amd64", it -> it.content("diracos/diracosrc", "PATH=/nowhere\n"), "good"))
        .containsExactly(
            Finding.error(
                "smoke test",
                "diracos/diracosrc",
                "leads to no Python, where the archive's own is wanted"));
    assertThat(
            findings(
                "Linux",
                "amd64",
                it -> it.content("diracos/diracosrc", "python() { :; }\n"),
                "good"))
        .containsExactly(
            Finding.error(
                "smoke test",
                "diracos/diracosrc",
                "leads to python, where the archive's own is wanted"));
  }

  @Test
  @DisplayName("notes that this host cannot run the archive's Python")
  void foreign() {
    assertThat(findings("Mac OS X", "aarch64", it -> it, "good"))
        .containsExactly(
            Finding.note(
                "smoke test",
                "",
                "was left out, as this host is Mac OS X on aarch64, while the archive's Python is"
                    + " for Linux on x86_64"));
    assertThat(
            findings(
                "Linux",
                "amd64",
                it -> it.content(PYTHON, "#!/bin/sh\necho no such glibc >&2\nexit 1\n"),
                "good"))
        .containsExactly(
            Finding.note(
                "smoke test",
                "",
                "was left out, as the archive's Python does not run on this host: no such glibc"));
  }

  @Test
  @DisplayName("writes nothing outside its folder, whatever the archive holds")
  void escapes() {
    Path outside = folder.resolve("outside");
    assertThat(
            findings(
                "Linux",
                "amd64",
                it -> it.link("diracos/out", outside.toString()).file("diracos/out/x", 0644, "x"),
                "good"))
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("diracos/out/x lies below a link"));
    assertThat(findings("Linux", "amd64", it -> it.file("diracos/../../x", 0644, "x"), "good"))
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("leads out of the archive"));
    assertThat(findings("Linux", "amd64", it -> it.without(p -> p.contains("python")), "good"))
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("the archive has no Python"));
    assertThat(outside).doesNotExist();
  }
}
