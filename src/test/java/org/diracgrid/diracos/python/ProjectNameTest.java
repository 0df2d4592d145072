package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A project name")
class ProjectNameTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "DIRAC, dirac",
    "Grid_Client, grid-client",
    "a.-_b, a-b",
    "X, x",
    "0, 0",
    "a1.0, a1-0"
  })
  @DisplayName("is compared in lower case with runs of separators as one dash")
  void normalizes(String text, String normalized) {
    assertThat(ProjectName.of(text)).hasToString(normalized).isEqualTo(ProjectName.of(normalized));
  }

  @ParameterizedTest(name = "{0} fails at {1}")
  @CsvSource({"'', -1", "_a, 0", "a-, 1", "a b, 1", "grid/client, 4", "größe, 2", "'a\n', 1"})
  @DisplayName("is refused with the place of the first wrong character")
  void refuses(String text, int offset) {
    assertThatThrownBy(() -> ProjectName.of(text))
        .isInstanceOfSatisfying(
            InvalidProjectNameException.class, e -> assertThat(e.offset()).isEqualTo(offset));
  }

  @Test
  @DisplayName("is refused when too long, without quoting all of it")
  void refusesLength() {
    assertThatThrownBy(() -> ProjectName.of("a".repeat(5000)))
        .isInstanceOf(InvalidProjectNameException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }
}
