package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A releases.cfg")
class ReleasesCfgTest {
  private static final String TEXT =
      """
      # LHCb's releases
      Releases
      {
        v10r1
        {
          Modules = LHCbDIRAC:v10r1
          Depends = DIRAC:v7r1
        }
        # the old one
        v10r0
        {
          DIRACOS = LHCb:v1
          Modules = LHCbDIRAC:v10r0
        }
      }
      """;

  private static ReleasesCfg releases() {
    return new ReleasesCfg(CfgFile.parse("releases.cfg", TEXT.getBytes(UTF_8)));
  }

  private static String text(CfgFile file) {
    return new String(file.bytes(), UTF_8);
  }

  @Test
  @DisplayName("gets the line that a release has not got yet behind its options")
  void adds() {
    assertThat(text(releases().with("v10r1", "LHCb:v2")))
        .isEqualTo(
            TEXT.replace(
                "    Depends = DIRAC:v7r1\n", "    Depends = DIRAC:v7r1\n    DIRACOS = LHCb:v2\n"));
  }

  @Test
  @DisplayName("keeps its order when the line is there")
  void replaces() {
    assertThat(text(releases().with("v10r0", "LHCb:v2")))
        .isEqualTo(TEXT.replace("LHCb:v1", "LHCb:v2"));
  }

  @Test
  @DisplayName("gets a new release in front of the others")
  void newRelease() {
    CfgFile file =
        releases()
            .withNew("v10r2", "LHCb:v3", Optional.of("LHCbDIRAC:v10r2"), Optional.of("DIRAC:v7r2"));

    assertThat(text(file))
        .isEqualTo(
            TEXT.replace(
                "Releases\n{\n",
                """
                Releases
                {
                  v10r2
                  {
                    Modules = LHCbDIRAC:v10r2
                    Depends = DIRAC:v7r2
                    DIRACOS = LHCb:v3
                  }
                """));
  }

  @Test
  @DisplayName("does not double a release that is there")
  void newButThere() {
    assertThat(text(releases().withNew("v10r0", "LHCb:v2", Optional.empty(), Optional.empty())))
        .isEqualTo(TEXT.replace("LHCb:v1", "LHCb:v2"));
  }

  @Test
  @DisplayName("names the releases it has when it has not the one asked for")
  void unknownRelease() {
    assertThatThrownBy(() -> releases().with("v11r0", "LHCb:v2"))
        .isInstanceOf(MissingCfgSectionException.class)
        .hasMessage("releases.cfg has no section 'v11r0'; it has v10r1, v10r0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LHCb:v1:x", "LHCb v1", "LHCb:", ":v1", "v\u00fcber:1", "a:b\n}", "", "a+=:b"})
  @DisplayName("gets no value that dirac-install cannot use")
  void badValues(String value) {
    assertThatThrownBy(() -> releases().with("v10r0", value))
        .isInstanceOf(InvalidCfgValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1/r0", "v1 r0", "v1{", "", "v1=2", "#v1"})
  @DisplayName("gets no release that cannot be a section")
  void badReleases(String release) {
    assertThatThrownBy(
            () -> releases().withNew(release, "LHCb:v1", Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidCfgValueException.class);
  }

  @Test
  @DisplayName("of a project's defaults gets its place as an option of the whole file")
  void defaults() {
    String text = "LocalInstallation\n{\n  Project = LHCb\n}\n";
    CfgFile file =
        new DefaultsCfg(CfgFile.parse("defaults.cfg", text.getBytes(UTF_8)))
            .with("https://lhcb.example.org/diracos");

    assertThat(text(file)).isEqualTo("DIRACOS = https://lhcb.example.org/diracos\n" + text);
    assertThat(text(new DefaultsCfg(file).with("https://b.example.org/d")))
        .isEqualTo("DIRACOS = https://b.example.org/d\n" + text);
  }
}
