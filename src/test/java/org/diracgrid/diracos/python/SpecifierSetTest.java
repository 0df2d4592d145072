package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A specifier set")
class SpecifierSetTest {
  private static boolean holds(String specifiers, String version) {
    return SpecifierSet.parse(specifiers).contains(Version.parse(version), PreReleasePolicy.ALLOW);
  }

  private static List<String> filter(
      String specifiers, PreReleasePolicy policy, String... versions) {
    return SpecifierSet.parse(specifiers)
        .filter(List.of(versions).stream().map(Version::parse).toList(), policy)
        .stream()
        .map(Version::toString)
        .toList();
  }

  @ParameterizedTest(name = "{0} takes {1}, not {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "==4.2          | 4.2.0     | 4.2.1",
        "==4.2          | 4.2+lcg   | 4.2.post1",
        "==4.2+lcg      | 4.2+LCG   | 4.2",
        "==4.2.*        | 4.2rc1    | 4.3.dev0",
        "==4.2.*        | 4.2.post7 | 1!4.2",
        "==4.2.0.*      | 4.2       | 4.2.1",
        "!=4.2          | 4.2.1     | 4.2+lcg",
        "!=4.2.*        | 4.3       | 4.2.9",
        "~=4.2          | 4.9       | 5.0",
        "~=4.2.1        | 4.2.8     | 4.3",
        "~=4.2rc1       | 4.2rc2    | 4.2b9",
        "~=4.2.post3    | 4.5       | 4.2.post2",
        "<=4.2          | 4.2+lcg   | 4.2.post0",
        ">=4.2          | 4.2.post0 | 4.2rc1",
        "<4.2           | 4.1.9     | 4.2rc1",
        "<4.2           | 4.1.dev5  | 4.2.dev0",
        "<4.2rc2        | 4.2rc1    | 4.2rc2",
        "<4.2.post1     | 4.2       | 4.2.post1.dev0",
        ">4.2           | 4.2.1     | 4.2.post1",
        ">4.2           | 4.2.0.1   | 4.2+lcg",
        ">4.2.post1     | 4.2.post2 | 4.2.post1+x",
        "===4.2-RC1     | 9         | 9.1"
      })
  @DisplayName("takes what each operator of PEP 440 takes, and nothing else")
  void operators(String specifier, String inside, String outside) {
    if (specifier.startsWith("===")) {
      assertThat(SpecifierSet.parse(specifier).contains("4.2-rc1", PreReleasePolicy.ALLOW))
          .isTrue();
      assertThat(holds(specifier, "4.2rc1")).isFalse();
      return;
    }
    assertThat(holds(specifier, inside)).isTrue();
    assertThat(holds(specifier, outside)).isFalse();
  }

  @Test
  @DisplayName("takes only what all of its specifiers take")
  void conjunction() {
    assertThat(holds(">=2, <3 ,!=2.5.*", "2.4")).isTrue();
    assertThat(holds(">=2, <3 ,!=2.5.*", "2.5.1")).isFalse();
    assertThat(holds("", "0.0.1")).isTrue();
    assertThat(SpecifierSet.parse(" , ")).isSameAs(SpecifierSet.any());
  }

  @Test
  @DisplayName("leaves pre-releases out only while there is something else")
  void ifNeeded() {
    assertThat(filter(">=1", PreReleasePolicy.IF_NEEDED, "1.0", "2.0b1", "0.9"))
        .containsExactly("1.0");
    assertThat(filter(">1", PreReleasePolicy.IF_NEEDED, "1.0", "2.0b1")).containsExactly("2.0b1");
    assertThat(filter("", PreReleasePolicy.IF_NEEDED, "2.0b1", "1.0")).containsExactly("1.0");
    assertThat(filter(">=1.0a1", PreReleasePolicy.IF_NEEDED, "2.0b1", "1.0"))
        .as("a specifier that names a pre-release asks for them")
        .containsExactly("2.0b1", "1.0");
    assertThat(filter("!=3a1", PreReleasePolicy.IF_NEEDED, "2.0b1", "1.0"))
        .as("except to exclude one")
        .containsExactly("1.0");
  }

  @Test
  @DisplayName("heeds a wish for or against pre-releases")
  void policies() {
    assertThat(filter(">=1", PreReleasePolicy.ALLOW, "1.0", "2.0b1"))
        .containsExactly("1.0", "2.0b1");
    assertThat(filter(">=1a1", PreReleasePolicy.REJECT, "1.0", "2.0b1")).containsExactly("1.0");
    assertThat(SpecifierSet.any().contains(Version.parse("1a1"), PreReleasePolicy.IF_NEEDED))
        .isTrue();
    assertThat(SpecifierSet.any().contains(Version.parse("1a1"), PreReleasePolicy.REJECT))
        .isFalse();
  }

  @Test
  @DisplayName("compares texts that are no versions only by arbitrary equality")
  void arbitraryTexts() {
    SpecifierSet nightly = SpecifierSet.parse("===Nightly");
    assertThat(nightly.contains("nightly", PreReleasePolicy.REJECT)).isTrue();
    assertThat(nightly.namesPreRelease()).isFalse();
    assertThat(SpecifierSet.parse(">=1").contains("nightly", PreReleasePolicy.ALLOW)).isFalse();
    assertThat(nightly.filterTexts(List.of("1.0", "NIGHTLY"), PreReleasePolicy.IF_NEEDED))
        .containsExactly("NIGHTLY");
  }

  @ParameterizedTest(name = "{0} fails at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0          | 0 | none of the operators",
        ">=1,2        | 4 | none of the operators",
        ">=1, <       | 5 | no version follows <",
        "=>1          | 0 | none of the operators",
        "~=1          | 0 | two release numbers",
        ">=1.*        | 0 | only be used with == and !=",
        "==1a1.*      | 0 | can only follow release numbers",
        "<1+local     | 0 | local version label",
        "==one        | 0 | 'one' is not a version"
      })
  @DisplayName("says where and why it is wrong")
  void refuses(String text, int offset, String reason) {
    assertThatThrownBy(() -> SpecifierSet.parse(text))
        .isInstanceOfSatisfying(
            InvalidSpecifierException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(offset);
              assertThat(e.text()).isEqualTo(text);
            })
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("equals one that says the same in another order and spelling")
  void equality() {
    assertThat(SpecifierSet.parse("<2 , >= 1.0"))
        .isEqualTo(SpecifierSet.parse(">=1,<2.0"))
        .hasSameHashCodeAs(SpecifierSet.parse(">=1,<2.0"));
    assertThat(SpecifierSet.parse("~=1.0"))
        .as("~= cares for trailing zeros")
        .isNotEqualTo(SpecifierSet.parse("~=1.0.0"));
    assertThat(SpecifierSet.parse("==1.0.*")).isNotEqualTo(SpecifierSet.parse("==1.0"));
    assertThat(SpecifierSet.parse(">=1")).isNotEqualTo(SpecifierSet.parse(">1"));
  }

  @Test
  @DisplayName("is printed sorted and without spaces")
  void prints() {
    assertThat(SpecifierSet.parse(" >= 1.0 , != 1.5 ")).hasToString("!=1.5,>=1.0");
    assertThat(SpecifierSet.any()).hasToString("");
  }

  @Test
  @DisplayName("joins with another without saying anything twice")
  void and() {
    SpecifierSet one = SpecifierSet.parse(">=1,<2");
    assertThat(one.and(SpecifierSet.parse("<2.0,!=1.5"))).hasToString("!=1.5,<2,>=1");
    assertThat(one.and(SpecifierSet.any())).isSameAs(one);
    assertThat(SpecifierSet.any().and(one)).isSameAs(one);
    assertThat(one.specifiers()).extracting(Specifier::operator).containsExactly(">=", "<");
    assertThat(one.specifiers()).extracting(Specifier::version).containsExactly("1", "2");
  }
}
