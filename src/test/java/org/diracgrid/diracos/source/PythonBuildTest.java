package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.WheelTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the Python of this machine, and a build backend that lies in the project itself. */
@DisplayName("A wheel that a Python builds")
class PythonBuildTest {
  private static final SupportedTags PYTHON_3 =
      SupportedTags.of(
          List.of(
              new WheelTag("cp311", "cp311", "linux_x86_64"), new WheelTag("py3", "none", "any")));

  private static final String BACKEND =
      """
      import os, sys, zipfile

      def build_wheel(folder, config_settings=None, metadata_directory=None):
          name = "grid-1.0-%s.whl"
          with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
              info = "grid-1.0.dist-info/"
              wheel.writestr("grid.py", repr(sorted(os.environ)))
              wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: grid\\nVersion: 1.0\\n")
              wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n")
              wheel.writestr(info + "RECORD", "")
          with open("left-behind", "w"):
              pass
          return name
      """;

  @TempDir Path folder;
  private Path python;

  @BeforeEach
  void findPython() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", "import sys, pip; print(sys.executable)").start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assumeTrue(process.waitFor() == 0, "no Python with pip");
    python = Path.of(said);
  }

  private SampleProject project(String backend) {
    return SampleProject.in(folder.resolve("grid"))
        .file(
            "pyproject.toml",
            """
            [build-system]
            requires = []
            build-backend = "backend"
            backend-path = ["."]
            """)
        .file("backend.py", backend);
  }

  private ReadyWheel wheel(SampleProject project, int seconds) {
    PythonBuild build =
        new PythonBuild(python, Duration.ofSeconds(seconds), () -> Map.of("PIP_NO_INDEX", "1"));
    SourceWheels wheels = new SourceWheels(folder.resolve("cache"), false, Optional.of(build));
    return wheels.wheel(wheels.folder(project.folder(), Optional.empty()), PYTHON_3);
  }

  @Test
  @DisplayName("is used, and not built again until the project changes")
  void builds() throws IOException {
    SampleProject project = project(BACKEND.formatted("py3-none-any"));

    ReadyWheel wheel = wheel(project, 300);

    assertThat(wheel.name().filename()).isEqualTo("grid-1.0-py3-none-any.whl");
    assertThat(wheel.file().path()).hasDigest("SHA-256", wheel.file().sha256().hex());
    assertThat(wheel(project, 300).file().path()).isEqualTo(wheel.file().path());
    project.file("more.py", "");
    assertThat(wheel(project, 300).file().path()).isNotEqualTo(wheel.file().path());
    try (Stream<Path> left = Files.list(folder.resolve("cache/python"))) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  @DisplayName("is built in a copy of the project")
  void untouched() {
    SampleProject project = project(BACKEND.formatted("py3-none-any"));
    wheel(project, 300);
    assertThat(project.folder().resolve("left-behind")).doesNotExist();
  }

  @Test
  @DisplayName("is refused if it holds compiled code, or is for another Python")
  void others() {
    assertThatThrownBy(() -> wheel(project(BACKEND.formatted("cp311-cp311-linux_x86_64")), 300))
        .isInstanceOf(UnbuildableProjectException.class)
        .hasMessageContaining("compiled code fits this host");
    assertThatThrownBy(() -> wheel(project(BACKEND.formatted("py2-none-any")), 300))
        .hasMessageContaining("grid-1.0-py2-none-any.whl, which is not for the base's Python");
  }

  @Test
  @DisplayName("that fails is told with its last lines and the file that has all of them")
  void failure() throws IOException {
    assertThatThrownBy(() -> wheel(project("raise ValueError('no way')"), 300))
        .isInstanceOf(UnbuildableProjectException.class)
        .hasMessageContaining(
            "its build failed, as " + folder.resolve("cache/python/failed-build.log"));
    assertThat(folder.resolve("cache/python/failed-build.log")).content().contains("no way");
  }

  @Test
  @DisplayName("that does not end is stopped")
  void endless() {
    assertThatThrownBy(() -> wheel(project("import time\ntime.sleep(600)"), 1))
        .hasMessageContaining("has not ended after 1 seconds");
  }

  @Test
  @DisplayName("is refused where there is no such Python")
  void noPython() {
    python = folder.resolve("nowhere/python");
    assertThatThrownBy(() -> wheel(project(""), 300))
        .isInstanceOf(UnbuildableProjectException.class)
        .hasMessageContaining("building it failed");
  }
}
