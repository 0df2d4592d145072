package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The time of an entry")
class EntryTimeTest {
  @ParameterizedTest
  @CsvSource({
    "1500000000, 1500000000, 0",
    "1500000000.75, 1500000000, 750000000",
    "0.000000001, 0, 1",
    "1.1234567899, 1, 123456789",
    "-1.5, -2, 500000000",
    "-1, -1, 0",
    "-1.000, -1, 0",
    "-0.0000000001, -1, 999999999",
    "1., 1, 0",
    "999999999999999999.5, 999999999999999999, 500000000"
  })
  @DisplayName("is rounded down to a billionth of a second")
  void parsed(String text, long seconds, int nanos) {
    assertThat(EntryTime.parse(text)).contains(new EntryTime(seconds, nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".5", "1e9", "1,5", "-", "now", "1000000000000000000"})
  @DisplayName("is no other text")
  void refused(String text) {
    assertThat(EntryTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1500000000", "1500000000.75", "0", "-1.5", "0.000000001", "-999999999999.999"})
  @DisplayName("is printed as it was read")
  void printed(String text) {
    assertThat(EntryTime.parse(text).orElseThrow()).hasToString(text);
  }
}
