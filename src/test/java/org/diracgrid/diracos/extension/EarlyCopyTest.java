package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The copy of a base")
class EarlyCopyTest {
  @TempDir Path folder;
  private SampleExtension extension;

  /** Of so many deflate blocks that all but the last can be copied at once. */
  @BeforeEach
  void makeInputs() {
    byte[] noise = new byte[2_000_000];
    new Random(1).nextBytes(noise);
    Path base =
        new SampleBase("v9")
            .distribution("words", "1.0")
            .distribution("six", "1.16.0")
            .file("diracos/noise", 0644, new String(noise, ISO_8859_1))
            .writeTo(folder);
    extension = SampleExtension.gridWithWords(folder).on(base);
  }

  /** What lies among the results when the resolution begins. */
  private List<String> atResolution() {
    List<String> found = new ArrayList<>();
    extension.build(
        event -> {
          if (event instanceof BuildEvent.Started step && step.step() == BuildStep.RESOLUTION) {
            found.addAll(results());
          }
        });
    return found;
  }

  private List<String> results() {
    try (Stream<Path> files = Files.list(extension.target())) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "words", "words>=1", "words<2"})
  @DisplayName("begins before the resolution, under no final name")
  void early(String requirement) {
    extension.requirements(requirement);

    assertThat(atResolution()).containsExactly(".VOdiracos-v1.tar.gz.part");
    assertThat(results()).contains("VOdiracos-v1.tar.gz").noneMatch(it -> it.endsWith(".part"));
  }

  @Test
  @DisplayName("waits where a package of the base will be replaced")
  void replacing() {
    extension.requirements("words==2.1");

    assertThat(atResolution()).isEmpty();
    assertThat(results()).contains("VOdiracos-v1.tar.gz");
  }
}
