package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.index.WrongProjectException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.WheelTag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The wheel of a project's folder")
class SourceWheelsTest {
  private static final SupportedTags PYTHON_2 =
      SupportedTags.of(
          List.of(
              new WheelTag("cp27", "cp27mu", "linux_x86_64"),
              new WheelTag("py27", "none", "any"),
              new WheelTag("py2", "none", "any")));

  @TempDir Path folder;

  private SourceWheels wheels() {
    return new SourceWheels(folder.resolve("cache"), false, Optional::empty);
  }

  private SampleProject project() {
    return SampleProject.named("grid-tools", folder.resolve("project"));
  }

  private ReadyWheel wheel(SampleProject project) {
    SourceWheels wheels = wheels();
    return wheels.wheel(wheels.folder(project.folder(), Optional.empty()), PYTHON_2);
  }

  private String refusal(SampleProject project) {
    try {
      wheel(project);
      return "none";
    } catch (UnbuildableProjectException e) {
      assertThat(e).hasMessageStartingWith(project.folder() + " cannot be made a wheel here: ");
      return e.reason();
    }
  }

  @Test
  @DisplayName("is for any platform and the target's Python, and says where it came from")
  void named() {
    SampleProject project = project();

    ReadyWheel wheel = wheel(project);

    assertThat(wheel.name().filename()).isEqualTo("grid_tools-1.0-py2-none-any.whl");
    assertThat(wheel.file().origin()).isEqualTo(project.folder().toUri());
    assertThat(wheel.file().path()).hasDigest("SHA-256", wheel.file().sha256().hex());
    assertThat(wheel.file().path()).hasSize(wheel.file().size());
    assertThat(wheel.source().orElseThrow().archive()).isEmpty();
    assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  @DisplayName("has the same bytes whenever and wherever it is made")
  void reproducible() throws IOException {
    SampleProject one = project().file("grid_tools/data.py", "x = 1\n");
    SampleProject other =
        SampleProject.in(folder.resolve("other"))
            .file("grid_tools/data.py", "x = 1\n")
            .file("grid_tools/__init__.py", "ANSWER = 42\n")
            .file("pyproject.toml", Files.readString(one.folder().resolve("pyproject.toml")));

    assertThat(wheel(other).file().sha256()).isEqualTo(wheel(one).file().sha256());
  }

  @Test
  @DisplayName("is dated 1980, and keeps who may run a file")
  void members() throws IOException {
    SampleProject project = project().file("grid_tools/run.py", "");
    assertThat(project.folder().resolve("grid_tools/run.py").toFile().setExecutable(true)).isTrue();

    try (ZipFile zip = ZipFile.builder().setPath(wheel(project).file().path()).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
        assertThat(entry.getUnixMode())
            .isEqualTo(entry.getName().endsWith("run.py") ? 0100755 : 0100644);
      }
    }
  }

  @Test
  @DisplayName("is of the project that is asked for, or an error")
  void otherProject() {
    SampleProject project = project();
    DistributionFile file =
        wheels().folder(project.folder(), Optional.of(ProjectName.of("Grid.Tools")));
    assertThat(file.version()).hasToString("1.0");
    assertThatThrownBy(() -> wheels().folder(project.folder(), Optional.of(ProjectName.of("grid"))))
        .isInstanceOf(WrongProjectException.class)
        .hasMessageContaining("'grid-tools', but 'grid' is wanted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dynamic = ['version', 'readme']| leaves readme, version to the build",
        "dependencies = 'six'| project.dependencies is no list",
        "dependencies = ['six ===== 1']| project.dependencies is wrong",
        "readme = 'README'| project.readme names README, which is not there",
        "license = {file = 'NONE'}| project.license.file is not there",
        "description = \"a\\nb\"| its summary has more than one line",
        "[tool.setuptools]~data-files = []| tool.setuptools.data-files asks for what only",
        "[tool.setuptools]~packages = ['nowhere']| package nowhere should lie in nowhere",
        "[tool.setuptools]~py-modules = ['nowhere']| names nowhere.py, which is not there",
        "[tool.setuptools.packages.find]~where = ['a', 'b']| find.where names not one folder",
        "[build-system]~requires = ['setuptools', 'cython']| requires names cython",
        "[build-system]~requires = []~build-backend = 'mesonpy'| is 'mesonpy', which only Python",
        "[build-system]~requires = []~backend-path = ['.']| is 'setuptools.build_meta', which only",
        "[project.entry-points.console_scripts]~a = 'b:c'| entry-points.console_scripts must not",
        "nonsense| is no TOML, line 4",
      })
  @DisplayName("is refused where the project needs more than is known here")
  void refused(String toml, String reason) {
    assertThat(refusal(project().further(toml.replace('~', '\n')))).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "setup.py|from setuptools import setup; setup(name='x')|its setup.py is code",
        "setup.cfg|[options]|its setup.cfg says more to setuptools: [options]",
        "setup.cfg|tag_build = dev|its setup.cfg says more to setuptools: tag_build = dev",
        "other/__init__.py||it has several packages at its top, grid_tools, other",
      })
  @DisplayName("is refused where a file says more, or leaves open what is meant")
  void refusedFor(String file, String text, String reason) {
    assertThat(refusal(project().file(file, text == null ? "" : text))).contains(reason);
  }

  @Test
  @DisplayName("is refused where a manifest would have to be understood")
  void manifest() {
    SampleProject project = project().file("MANIFEST.in", "include *.txt");
    assertThat(refusal(project)).isEqualTo("none");
    assertThat(refusal(project.file("grid_tools/a.json", "{}")))
        .contains("MANIFEST.in decides whether grid_tools/a.json goes into the wheel")
        .contains("package-data");
  }

  @Test
  @DisplayName("is refused for a folder without pyproject.toml, and one without [project]")
  void nothing() {
    assertThat(refusal(SampleProject.in(folder.resolve("empty")).file("setup.py", "")))
        .contains("it has no pyproject.toml, so only its setup.py knows");
    assertThat(refusal(SampleProject.in(folder.resolve("bare")).file("pyproject.toml", "")))
        .contains("no table project");
    assertThat(refusal(SampleProject.in(folder.resolve("none")).file("setup.cfg", "")))
        .contains("it has neither a pyproject.toml nor a setup.py");
  }

  @Test
  @DisplayName("takes nothing that a link leads to outside of the project")
  void links() throws IOException {
    SampleProject project = project();
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(
        project.folder().resolve("grid_tools/secret.py"), folder.resolve("secret"));

    assertThat(refusal(project)).contains("grid_tools/secret.py").contains("no ordinary file");
  }

  @Test
  @DisplayName("is refused where compiled code lies among the sources")
  void compiled() {
    SampleProject project =
        project()
            .further("[tool.setuptools.package-data]\ngrid_tools = ['*.so']\n")
            .file("grid_tools/fast.so", "");
    assertThat(refusal(project)).contains("compiled code, grid_tools/fast.so");
  }
}
