package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A comparison with an earlier extension")
class ComparisonTest {
  @TempDir Path folder;
  private SampleExtension extension;
  private Path earlier;

  @BeforeEach
  void makeInputs() throws IOException {
    extension = SampleExtension.gridWithWords(folder);
    extension.target(folder.resolve("earlier")).build();
    earlier = folder.resolve("earlier/VOdiracos-v1.tar.gz");
    extension.target(folder.resolve("target"));
  }

  @Test
  @DisplayName("tells what is new, gone, of another version and the same, the base's included")
  void differences() throws IOException {
    new SampleBase("v0r2")
        .distribution("six", "1.17.0")
        .distribution("tornado", "5.0")
        .releaseTo(folder.resolve("new"));
    extension
        .on(folder.resolve("new/diracos-v0r2.tar.gz"))
        .remove("wheels/words-2.1-py2.py3-none-any.whl")
        .wheel(new SampleWheel("words", "2.1.0"))
        .wheel(new SampleWheel("tools", "1.0").requires("words"))
        .requirements("tools");

    assertThat(notes(extension.documents(comparing()).build()))
        .isEqualTo(
            """
            ## VO v1

            On DIRACOS v0r2 (Python 2.7.13, x86_64, glibc 2.12).

            ### Added

            - tools 1.0
            - words 2.1.0

            ### Since VOdiracos-v1.tar.gz

            - DIRACOS v0r1 → v0r2

            #### New

            - tools 1.0
            - tornado 5.0

            #### Removed

            - grid 1.0

            #### Updated

            - six 1.16.0 → 1.17.0

            Of the same version as before: 1 distribution.
            """);
  }

  @Test
  @DisplayName("is made, and made anew, without building anything again")
  void upToDate() throws IOException {
    BuildResult first = extension.build();
    assertThat(notes(first)).doesNotContain("Since");

    BuildResult second = extension.documents(comparing()).build();

    assertThat(second.upToDate()).isTrue();
    assertThat(notes(second))
        .contains("### Since VOdiracos-v1.tar.gz\n", "same version as before: 3 distributions.\n");
  }

  @Test
  @DisplayName("takes what replaces a package of the base for the one that is there")
  void replaced() throws IOException {
    extension.wheel(new SampleWheel("six", "1.18.0")).requirements("grid", "six>=1.17");

    assertThat(notes(extension.documents(comparing()).build()))
        .contains(
            "### Replaced\n\n- six 1.16.0 → 1.18.0\n", "#### Updated\n\n- six 1.16.0 → 1.18.0")
        .doesNotContain("#### Removed");
  }

  @Test
  @DisplayName("with what is no extension fails, and leaves earlier results")
  void noExtension() throws IOException {
    extension.build();
    var before = FolderContents.of(extension.target());
    earlier = folder.resolve("requirements.txt");

    assertThatThrownBy(() -> extension.documents(comparing()).force().build())
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("requirements.txt");
    earlier = folder.resolve("wheels");
    assertThatThrownBy(() -> extension.documents(comparing()).force().build())
        .isInstanceOf(PreviousExtensionException.class)
        .hasMessageContaining("wheels");
    assertThat(FolderContents.of(extension.target())).isEqualTo(before);
  }

  @Test
  @DisplayName("with what has no place that can be tells what is wrong with it")
  void noPlace() {
    ArtifactSource none =
        coordinates -> {
          throw new ArtifactNotFoundException(coordinates, "nobody has it", new IOException());
        };

    assertThatThrownBy(() -> PreviousChoice.read("ftp://h.example/a.tar.gz", folder, none))
        .isInstanceOf(PreviousExtensionException.class)
        .hasMessageStartingWith("the earlier extension to compare with cannot be used: ")
        .hasMessageContaining("ftp://h.example/a.tar.gz");
    assertThatThrownBy(() -> PreviousChoice.read("org.example:a:tar.gz:1", folder, none))
        .isInstanceOf(ArtifactNotFoundException.class);
    assertThat(PreviousChoice.read("a.tar.gz", folder, none).reference())
        .isEqualTo(new BaseReference.Local(folder.resolve("a.tar.gz"), "a.tar.gz", false));
  }

  private Documents comparing() {
    return new Documents(
        true,
        Optional.empty(),
        Optional.of(
            new PreviousChoice(new BaseReference.Local(earlier, earlier.toString(), false))));
  }

  private static String notes(BuildResult result) throws IOException {
    return Files.readString(result.releaseNotes());
  }
}
