package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wheel whose file is called otherwise")
class WheelContentTest {
  private static final String COORDINATES = "org.example:tools:whl:1.0-SNAPSHOT";

  @TempDir Path folder;
  private final WheelRecipe recipe = new WheelRecipe("grid_tools", "1.0");

  private String name() {
    return WheelContent.name(recipe.writeTo(folder), COORDINATES).filename();
  }

  @ParameterizedTest
  @CsvSource({
    "Tag: py3-none-any, grid_tools-1.0-py3-none-any.whl",
    "Tag: py2-none-any\\ntag: py3-none-any, grid_tools-1.0-py2.py3-none-any.whl",
    "Tag: py2.py3-none-any, grid_tools-1.0-py2.py3-none-any.whl",
    "Build: 3a\\nTag: cp27-cp27mu-linux_x86_64, grid_tools-1.0-3a-cp27-cp27mu-linux_x86_64.whl"
  })
  @DisplayName("tells in its dist-info what it has to be called")
  void tells(String header, String name) {
    recipe.header("Wheel-Version: 1.0\n" + header.replace("\\n", "\n") + "\n");
    assertThat(name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Generator: x, its WHEEL file has no Tag",
    "Tag: py3-any, its WHEEL file has a wrong Tag: 'py3-any' has not three parts",
    "Build: x\\nTag: py3-none-any, 'x' is no build tag",
    "Tag: ../py3-none-any, its WHEEL file has a wrong Tag: '../py3-none-any' has an empty part"
  })
  @DisplayName("is refused where it does not")
  void refused(String header, String reason) {
    recipe.header("Wheel-Version: 1.0\n" + header.replace("\\n", "\n") + "\n");
    assertThatThrownBy(this::name)
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageStartingWith(COORDINATES + " is not a valid wheel: ")
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("is refused without METADATA, or with one that says nothing")
  void noMetadata() {
    recipe.file(recipe.info("METADATA"), "Metadata-Version: 2.1\n");
    assertThatThrownBy(this::name).isInstanceOf(MalformedWheelException.class);
    recipe.without(recipe.info("METADATA"));
    assertThatThrownBy(this::name)
        .hasMessageContaining("it has no grid_tools-1.0.dist-info/METADATA");
  }

  @Test
  @DisplayName("is refused where it is no zip archive")
  void noZip() throws IOException {
    Path file = Files.writeString(folder.resolve("tools-1.0.whl"), "<html>");
    assertThatThrownBy(() -> WheelContent.name(file, COORDINATES))
        .isInstanceOf(UnreadableWheelException.class)
        .hasMessageStartingWith(COORDINATES + " cannot be read as a zip archive");
  }
}
