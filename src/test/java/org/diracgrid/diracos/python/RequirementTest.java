package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A requirement")
class RequirementTest {
  @Test
  @DisplayName("has a name, extras, specifiers and a marker")
  void everything() {
    Requirement requirement =
        Requirement.parse(" Grid.Client [ VOMS , x_509 ] >=7.2 , !=7.3.* ; python_version < '3' ");
    assertThat(requirement.name()).hasToString("grid-client");
    assertThat(requirement.writtenName()).isEqualTo("Grid.Client");
    assertThat(requirement.extras()).containsExactly("voms", "x-509");
    assertThat(requirement.writtenExtras()).containsExactly("VOMS", "x_509");
    assertThat(requirement.specifier()).isEqualTo(SpecifierSet.parse(">=7.2,!=7.3.*"));
    assertThat(requirement.url()).isEmpty();
    assertThat(requirement.marker()).contains(Marker.parse("python_version < '3'"));
  }

  @Test
  @DisplayName("may name a URL, which ends only at white space")
  void url() {
    Requirement requirement =
        Requirement.parse("m2crypto@https://example.org/a;b=1/m2.whl#sha256=0a ; os_name=='posix'");
    assertThat(requirement.url()).contains("https://example.org/a;b=1/m2.whl#sha256=0a");
    assertThat(requirement.specifier().isAny()).isTrue();
    assertThat(requirement.marker()).contains(Marker.parse("os_name == 'posix'"));
    assertThat(Requirement.parse("a @ file:///x.whl ").marker()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fts3(>=3.12,<4)",
        "fts3 ( >=3.12 , <4 )",
        "fts3>=3.12,<4,",
        "fts3[]>=3.12,<4",
        "fts3 >= 3.12 , < 4\t",
        "fts3<4,>=3.12\n"
      })
  @DisplayName("is read in old and sloppy spellings too")
  void sloppy(String text) {
    Requirement requirement = Requirement.parse(text);
    assertThat(requirement.name()).hasToString("fts3");
    assertThat(requirement.specifier()).isEqualTo(SpecifierSet.parse(">=3.12,<4"));
  }

  @Test
  @DisplayName("keeps arbitrary equality as it is written")
  void arbitrary() {
    assertThat(Requirement.parse("rucio===2024-nightly;os_name=='x'").specifier())
        .hasToString("===2024-nightly");
  }

  @ParameterizedTest(name = "{0} fails at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                        | 0  | a project name at the start",
        ">=1                       | 0  | a project name at the start",
        "_dirac                    | 0  | a project name at the start",
        "dirac 7                   | 6  | '7' stands where a version specifier",
        "dirac >=1 <2              | 10 | '<2' stands where a comma",
        "dirac ~=1                 | 6  | version specifier",
        "dirac >=1.*               | 9  | '.*' can only be used with == and !=",
        "dirac >=1+x               | 9  | a local version label",
        "dirac (>=1                | 10 | it ends where a comma or ')'",
        "dirac[voms                | 10 | a comma or ']'",
        "dirac[voms,]              | 11 | the name of an extra after the comma",
        "dirac[+]                  | 6  | an extra or ']'",
        "dirac @                   | 7  | a URL after '@'",
        "dirac @ https://x/a.whl; os_name=='a' | 23 | needs white space before it",
        "dirac; os_name            | 14 | one of < <=",
        "dirac; os_name=='a' x     | 20 | 'and', 'or' or the end",
        "dirac===a,b               | 10 | none of the operators"
      })
  @DisplayName("says at which character it is wrong, and what was expected")
  void refuses(String text, int offset, String reason) {
    assertThatThrownBy(() -> Requirement.parse(text))
        .isInstanceOfSatisfying(
            InvalidRequirementException.class, e -> assertThat(e.offset()).isEqualTo(offset))
        .hasMessageStartingWith("'" + text + "' is not a valid requirement: ")
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("is refused when it is too long to be honest")
  void refusesLength() {
    assertThatThrownBy(() -> Requirement.parse("a" + " ".repeat(200_000)))
        .isInstanceOf(InvalidRequirementException.class)
        .hasMessageContaining("100000 characters");
  }

  @Test
  @DisplayName("can be limited by a further marker")
  void onlyIf() {
    Marker extra = Marker.parse("extra == 'x'");
    assertThat(Requirement.parse("a").onlyIf(extra).marker()).contains(extra);
    assertThat(Requirement.parse("a; os_name == 'b' or os_name == 'c'").onlyIf(extra))
        .hasToString("a; (os_name == \"b\" or os_name == \"c\") and extra == \"x\"");
  }
}
