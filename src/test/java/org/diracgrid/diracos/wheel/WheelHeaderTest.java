package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A WHEEL file")
class WheelHeaderTest {
  private static WheelHeader parse(String text) {
    return WheelHeader.parse(text, "demo.whl");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "Root-Is-Purelib: true | true",
        "Root-Is-Purelib: True | true",
        "ROOT-IS-PURELIB:TRUE  | true",
        "Root-Is-Purelib: false | false",
        "Root-Is-Purelib: yes | false",
        "Generator: x | false",
      },
      delimiter = '|')
  @DisplayName("is pure only if it says true, in any case")
  void readsPurelib(String line, boolean pure) {
    assertThat(parse("Wheel-Version: 1.0\r\n" + line + "\r\n").rootIsPurelib()).isEqualTo(pure);
  }

  @Test
  @DisplayName("ends at its first empty line")
  void endsAtEmptyLine() {
    assertThat(parse("Wheel-Version: 1.0\n\nRoot-Is-Purelib: true\n").rootIsPurelib()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1", "0.9", "01.00"})
  @DisplayName("of the known format is taken without a word")
  void takesKnownVersions(String version) {
    assertThat(parse("Wheel-Version: " + version).warning("demo.whl")).isEmpty();
  }

  @Test
  @DisplayName("of a newer minor version is taken with a warning")
  void warnsOfNewerMinor() {
    assertThat(parse("Wheel-Version: 1.10").warning("demo.whl"))
        .contains("demo.whl has Wheel-Version 1.10; it is installed as a wheel of version 1.0");
  }

  @Test
  @DisplayName("of a newer major version is refused")
  void refusesNewerMajor() {
    assertThatThrownBy(() -> parse("Wheel-Version: 2.0"))
        .isInstanceOf(UnsupportedWheelVersionException.class)
        .hasMessage("demo.whl has Wheel-Version 2.0, of which only 1.x can be installed")
        .extracting(e -> ((UnsupportedWheelVersionException) e).version())
        .isEqualTo("2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Wheel-Version:", "Wheel-Version: one", "Wheel-Version: 1.x"})
  @DisplayName("must tell its version")
  void mustTellVersion(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageStartingWith("demo.whl is not a valid wheel: its ");
  }
}
