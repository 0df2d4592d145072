package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Core metadata")
class CoreMetadataTest {
  private static final String SMALL = "Metadata-Version: 2.1\nName: Grid_Client\nVersion: 7.2\n";

  @Test
  @DisplayName("tells all that choosing and installing needs")
  void everything() {
    CoreMetadata metadata =
        CoreMetadata.parse(
            """
            Metadata-Version: 2.2
            NAME:   Grid_Client
            Version: 7.2rc1
            Summary: a client
             in two lines
            Requires-Python: >=2.7,!=3.0.*
            Requires-Dist: six (>=1.9)
            requires-dist: futures ;
            \tpython_version < "3"
            Requires-Dist: m2crypto @ https://example.org/m2.whl ; extra == 'X509'
            Provides-Extra: X509
            Dynamic: Requires-Dist

            Requires-Dist: not-in-the-header
            """);
    assertThat(metadata.metadataVersion()).isEqualTo("2.2");
    assertThat(metadata.name()).hasToString("grid-client");
    assertThat(metadata.writtenName()).isEqualTo("Grid_Client");
    assertThat(metadata.version()).hasToString("7.2rc1");
    assertThat(metadata.requiresPython()).contains(SpecifierSet.parse("!=3.0.*,>=2.7"));
    assertThat(metadata.requiresDist())
        .extracting(Requirement::toString)
        .containsExactly(
            "six>=1.9",
            "futures; python_version < \"3\"",
            "m2crypto @ https://example.org/m2.whl ; extra == \"x509\"");
    assertThat(metadata.providesExtra()).containsExactly("x509");
    assertThat(metadata.dynamic()).containsExactly("requires-dist");
  }

  @Test
  @DisplayName("needs no more than a name and a version")
  void small() {
    CoreMetadata metadata = CoreMetadata.parse("Name: a\r\nVersion: 1\r\n");
    assertThat(metadata.metadataVersion()).isEqualTo("1.0");
    assertThat(metadata.requiresDist()).isEmpty();
    assertThat(metadata.requiresPython()).isEmpty();
  }

  @Test
  @DisplayName("takes an invalid Requires-Python for none, as pip does")
  void invalidRequiresPython() {
    assertThat(CoreMetadata.parse(SMALL + "Requires-Python: UNKNOWN\n").requiresPython()).isEmpty();
  }

  @Test
  @DisplayName("ends where the lines are no fields any more")
  void brokenHeader() {
    assertThat(CoreMetadata.parse(SMALL + "a stray line\nRequires-Dist: a\n").requiresDist())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Version: 1               | -1 | 'Name:'",
        "Name: a                  | -1 | 'Version:'",
        "Name: a b                | 7  | 'Name: a b'",
        "Name: a;Version: one     | -1 | 'Version: one'",
        "Name: a;Version: 1;Requires-Dist: b >= x | 17 | 'Requires-Dist: b >= x'",
        "Name: a;Version: 1;Metadata-Version: 3.0 | 18 | no major version above 2",
        "Name: a;Version: 1;Metadata-Version: new | 18 | it is no version"
      })
  @DisplayName("is refused with the field that is wrong")
  void refuses(String text, int offset, String message) {
    assertThatThrownBy(() -> CoreMetadata.parse(text.replace(';', '\n')))
        .isInstanceOfSatisfying(
            InvalidMetadataException.class, e -> assertThat(e.offset()).isEqualTo(offset))
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("is refused when its header has no end")
  void refusesEndlessHeader() {
    assertThatThrownBy(() -> CoreMetadata.parse(SMALL + "X: y\n".repeat(20_001)))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageContaining("more than 20000 lines");
  }
}
