package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A version")
class VersionTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "3.11.7, 3.11.7",
    "' 3.11 ', 3.11",
    "v2024.05.1, 2024.5.1",
    "0!7.0, 7.0",
    "12!7.0, 12!7.0",
    "7.3.ALPHA.2, 7.3a2",
    "7.3_preview-4, 7.3rc4",
    "7.3c, 7.3rc0",
    "7.3-5, 7.3.post5",
    "7.3rev, 7.3.post0",
    "7.3.r.6, 7.3.post6",
    "7.3beta1.post2_DEV3, 7.3b1.post2.dev3",
    "7.3+Grid-LCG_04.1, 7.3+grid.lcg.4.1",
    "007.030, 7.30"
  })
  @DisplayName("is printed in its normalized spelling")
  void normalizes(String text, String normalized) {
    assertThat(Version.parse(text)).hasToString(normalized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "dirac",
        "v",
        "1.",
        ".1",
        "1..2",
        "1.0-",
        "1.0+",
        "1.0+a..b",
        "1.0+ä",
        "1 .0",
        "1.0a1a2",
        "1.0.dev1.post2",
        "1!",
        "!1",
        "1.0-alpha-beta",
        "１.０",
        "v7r3p2"
      })
  @DisplayName("is refused in any form PEP 440 does not know")
  void refuses(String text) {
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOf(InvalidVersionException.class)
        .hasMessageStartingWith("'" + text + "' is not a valid version: ");
    assertThat(Version.tryParse(text)).isEmpty();
  }

  @Test
  @DisplayName("is refused when a number cannot be honest")
  void refusesEndlessNumbers() {
    assertThatThrownBy(() -> Version.parse("1." + "9".repeat(19)))
        .isInstanceOfSatisfying(
            InvalidVersionException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(2);
              assertThat(e.reason()).contains("18 digits");
            });
    assertThatThrownBy(() -> Version.parse("1" + ".0".repeat(5000)))
        .isInstanceOf(InvalidVersionException.class)
        .hasMessageContaining("more than 1000 characters")
        .hasMessageNotContaining(".0".repeat(50));
  }

  @Test
  @DisplayName("takes leading zeros for nothing, however many")
  void acceptsLeadingZeros() {
    assertThat(Version.parse("0".repeat(30) + "5")).isEqualTo(Version.parse("5"));
  }

  @Test
  @DisplayName("has its place in the order of PEP 440")
  void orders() {
    List<Version> ordered =
        List.of(
                "2.dev1",
                "2.dev2",
                "2a0.dev3",
                "2a0",
                "2a0.post1.dev1",
                "2a0.post1",
                "2a1",
                "2b3",
                "2rc1.dev5",
                "2rc1",
                "2",
                "2+cern",
                "2+cern.5",
                "2+cern.40",
                "2+3",
                "2+3.a",
                "2+20938475029384750293847502938475",
                "2.post0.dev1",
                "2.post0",
                "2.post1",
                "2.0.0.1",
                "2.1.dev0",
                "10",
                "1!0.1")
            .stream()
            .map(Version::parse)
            .toList();
    List<Version> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);
    assertThat(shuffled).containsExactlyElementsOf(ordered);
  }

  @Test
  @DisplayName("equals what means the same, and only that")
  void equalsByMeaning() {
    assertThat(Version.parse("1.0"))
        .isEqualTo(Version.parse("1.0.0.0"))
        .hasSameHashCodeAs(Version.parse("1"));
    assertThat(Version.parse("0.0")).isEqualTo(Version.parse("0"));
    assertThat(Version.parse("1.0+1")).isEqualTo(Version.parse("1+01"));
    assertThat(Version.parse("1.0")).isNotEqualTo(Version.parse("1.0+1"));
    assertThat(Version.parse("1.0")).isNotEqualTo(Version.parse("1.0.post0"));
    assertThat(Version.parse("1.0")).isNotEqualTo("1.0");
  }

  @Test
  @DisplayName("tells its parts")
  void parts() {
    Version version = Version.parse("3!1.2rc4.post5.dev6+x.7");
    assertThat(version.epoch()).isEqualTo(3);
    assertThat(version.release()).containsExactly(1L, 2L);
    assertThat(version.releaseNumber(1)).isEqualTo(2);
    assertThat(version.releaseNumber(9)).isZero();
    assertThat(version.local()).contains("x.7");
    assertThat(version.publicVersion()).hasToString("3!1.2rc4.post5.dev6");
    assertThat(version.isPostRelease()).isTrue();
    assertThat(Version.parse("1.0").publicVersion().local()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1.0a1, true",
    "1.0rc1, true",
    "1.0.dev0, true",
    "1.0.post1.dev2, true",
    "1.0, false",
    "1.0.post1, false",
    "1.0+dev, false"
  })
  @DisplayName("is a pre-release from the first development release to the last candidate")
  void preReleases(String text, boolean preRelease) {
    assertThat(Version.parse(text).isPreRelease()).isEqualTo(preRelease);
  }
}
