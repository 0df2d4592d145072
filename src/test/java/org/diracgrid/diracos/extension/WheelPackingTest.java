package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.wheel.WheelContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wheel that is packed of a folder")
class WheelPackingTest {
  @TempDir Path folder;
  private SampleProject project;
  private Path output;

  @BeforeEach
  void makeProject() {
    project = SampleProject.named("grid-tools", folder.resolve("tools"));
    output = folder.resolve("tools/target");
  }

  private Path pack(String tag) {
    return new WheelPacking(output).pack(project.folder(), Optional.ofNullable(tag));
  }

  private static List<String> members(Path wheel) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.map(ZipEntry::getName).sorted().toList();
    }
  }

  @Test
  @DisplayName("has the folder's packages, and its own name")
  void packed() throws IOException {
    Path wheel = pack(null);
    assertThat(wheel).isEqualTo(output.resolve("grid_tools-1.0-py2.py3-none-any.whl"));
    assertThat(members(wheel))
        .containsExactly(
            "grid_tools-1.0.dist-info/METADATA",
            "grid_tools-1.0.dist-info/RECORD",
            "grid_tools-1.0.dist-info/WHEEL",
            "grid_tools/__init__.py");
    assertThat(WheelContent.name(wheel, "it").filename()).isEqualTo(wheel.getFileName().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requires-python = '>=2.7'|py2.py3-none-any",
        "requires-python = '>=3.6'|py3-none-any",
        "requires-python = '<3'|py2-none-any",
        "requires-python = '>=3.11,<3.12'|py3-none-any"
      })
  @DisplayName("is for the Pythons that the project lets in")
  void requiresPython(String line, String tag) {
    project.further(line);
    assertThat(pack(null).getFileName()).hasToString("grid_tools-1.0-" + tag + ".whl");
  }

  @Test
  @DisplayName("is for the Pythons that somebody names")
  void tag() {
    assertThat(pack("cp27-none-any").getFileName()).hasToString("grid_tools-1.0-cp27-none-any.whl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "py3", "py3-none-linux_x86_64", "../py3-none-any", "PY3-none-any"})
  @DisplayName("is refused a tag that is none of pure Python")
  void wrongTag(String tag) {
    assertThatThrownBy(() -> pack(tag))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("py2.py3-none-any");
  }

  @Test
  @DisplayName("has the same bytes again, whatever lies in the output folder by then")
  void again() throws IOException {
    project.further(
        "[build-system]\nrequires = ['hatchling']\nbuild-backend = 'hatchling.build'\n");
    byte[] first = Files.readAllBytes(pack(null));
    Files.writeString(output.resolve("grid_tools.py"), "");
    assertThat(pack(null)).hasBinaryContent(first);
    try (Stream<Path> left = Files.list(output)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  @DisplayName("is refused of what would have to be built, or lets no Python in")
  void unpackable() {
    project.further("requires-python = '>=4'");
    assertThatThrownBy(() -> pack(null)).hasMessageContaining("lets no Python in");
    project.file("setup.py", "import os");
    assertThatThrownBy(() -> pack(null))
        .isInstanceOf(UnpackableProjectException.class)
        .hasMessage(
            project.folder()
                + " cannot be packed as a wheel: its setup.py is code, which only Python can run");
    assertThat(output).doesNotExist();
  }
}
