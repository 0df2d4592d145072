package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A duration")
class DurationsTest {
  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "PT0S, 0.0 s",
    "PT0.049S, 0.0 s",
    "PT0.05S, 0.1 s",
    "PT12.34S, 12.3 s",
    "PT59.94S, 59.9 s",
    "PT59.95S, 1 min 0 s",
    "PT60S, 1 min 0 s",
    "PT2M5.9S, 2 min 5 s",
    "PT1H1M1S, 61 min 1 s"
  })
  @DisplayName("is printed for people")
  void prints(Duration duration, String text) {
    assertThat(Durations.print(duration)).isEqualTo(text);
  }
}
