package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An sdist's file name")
class SdistNameTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "grid_client-7.2.tar.gz, grid-client, 7.2",
    "Grid-Client-7.2-3.zip, grid-client, 7.2.post3",
    "grid.client-7.2rc1.tar.bz2, grid-client, 7.2rc1",
    "grid-client-7.2.TGZ, grid-client, 7.2"
  })
  @DisplayName("of a known project is split where the project ends")
  void ofProject(String filename, String project, String version) {
    SdistName name = SdistName.parse(filename, ProjectName.of(project));
    assertThat(name.project()).hasToString(project);
    assertThat(name.version()).hasToString(version);
    assertThat(name.filename()).isEqualTo(filename);
  }

  @Test
  @DisplayName("of an unknown project is split at its last dash")
  void lastDash() {
    SdistName name = SdistName.parse("Grid-Client-7.2.tar.gz");
    assertThat(name.project()).hasToString("grid-client");
    assertThat(name.version()).hasToString("7.2");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a-1.rar, does not end in .tar.gz",
    "a.tar.gz, no project stands before a dash",
    "-1.tar.gz, no project stands before a dash",
    "a-one.tar.gz, 'one' is no version"
  })
  @DisplayName("is refused with the reason")
  void refuses(String filename, String reason) {
    assertThatThrownBy(() -> SdistName.parse(filename))
        .isInstanceOf(InvalidSdistNameException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("of another project is refused")
  void otherProject() {
    ProjectName project = ProjectName.of("b");
    assertThatThrownBy(() -> SdistName.parse("a-1.tar.gz", project))
        .isInstanceOf(InvalidSdistNameException.class)
        .hasMessageContaining("not of the project b");
    assertThatThrownBy(() -> SdistName.parse("b-x-1.tar.gz", project))
        .isInstanceOf(InvalidSdistNameException.class)
        .hasMessageContaining("'x-1' is no version");
  }

  @Test
  @DisplayName("is told by its suffix alone")
  void suffix() {
    assertThat(SdistName.hasSdistSuffix("x.tar.GZ")).isTrue();
    assertThat(SdistName.hasSdistSuffix("x.whl")).isFalse();
  }
}
