package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Maven's properties in a text")
class InterpolationTest {
  @TempDir Path folder;
  private Interpolation interpolation;

  @BeforeEach
  void open() {
    SampleSession sample = new SampleSession(folder);
    sample.request().getUserProperties().setProperty("who", "joe");
    sample.project().getProperties().setProperty("who", "nobody");
    sample.project().getProperties().setProperty("vo.name", "LHCb");
    interpolation = new Interpolation(sample.session(), new MojoExecution(new MojoDescriptor()));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "${project.version}, 3.2",
    "v${project.version}, v3.2",
    "${vo.name}-${project.version}-x, LHCb-3.2-x",
    "${who}, joe",
    "$${who}, ${who}",
    "${nope}${who}, ${nope}joe"
  })
  @DisplayName("are replaced by what Maven knows")
  void known(String text, String replaced) {
    assertThat(interpolation.apply(text)).isEqualTo(replaced);
  }

  @Test
  @DisplayName("may be files")
  void files() {
    assertThat(interpolation.apply("${project.basedir}/requirements.txt"))
        .isEqualTo(folder + "/requirements.txt");
    assertThat(interpolation.apply("${project.basedir}")).isEqualTo(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "${nope}",
        "a${nope}b",
        "${project.nope.further}",
        "${",
        "a${b",
        "${}",
        "$$",
        "}"
      })
  @DisplayName("stay where Maven knows none, as does everything else")
  void unknown(String text) {
    assertThat(interpolation.apply(text)).isEqualTo(text);
  }
}
