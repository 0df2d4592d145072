package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An output timestamp")
class OutputTimestampTest {
  private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-01T00:00:00Z", "2026-11-01T01:00:00.9+01:00", "1793491200"})
  @DisplayName("is ISO 8601 or seconds since 1970, whatever the environment says")
  void time(String text) {
    assertThat(OutputTimestamp.parse(text, "7")).contains(TIME);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "n"})
  @DisplayName("of one letter is none, by which a child project is rid of its parent's")
  void none(String text) {
    assertThat(OutputTimestamp.parse(text, null)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "n"})
  @DisplayName("is the environment's where there is none")
  void environment(String text) {
    assertThat(OutputTimestamp.parse(text, "1793491200")).contains(TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-11-01", "2026-02-30T00:00:00Z", "99999999999999999", "-12"})
  @DisplayName("that is no time is refused")
  void noTime(String text) {
    assertThatThrownBy(() -> OutputTimestamp.parse(text, null))
        .isInstanceOf(InvalidTimestampException.class)
        .hasMessage("the output timestamp '%s' is no time", text);
  }

  @Test
  @DisplayName("of the environment that is no time is refused")
  void noTimeInTheEnvironment() {
    assertThatThrownBy(() -> OutputTimestamp.parse(null, "soon"))
        .isInstanceOf(InvalidTimestampException.class)
        .hasMessage("the output timestamp 'soon' is no time");
  }
}
