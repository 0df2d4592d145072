package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The width of a terminal")
class TerminalWidthTest {
  @Test
  @DisplayName("is what COLUMNS says")
  void variable() {
    assertThat(TerminalWidth.of(Map.of("COLUMNS", "42"))).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "wide", "999999"})
  @DisplayName("is some width where that is none")
  void unusable(String columns) {
    assertThat(TerminalWidth.of(Map.of("COLUMNS", columns))).isPositive();
  }

  @Test
  @DisplayName("is what the system prints, if that is a width")
  void system() {
    assertThat(TerminalWidth.ofSize("24 132\n")).contains(132);
    for (String printed : new String[] {"", "0 0", "24", "stty: not a tty", "24 80 1"}) {
      assertThat(TerminalWidth.ofSize(printed)).as(printed).isEmpty();
    }
  }
}
