package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A count")
class CountsTest {
  @ParameterizedTest
  @CsvSource({"0, 0 wheels, 0 entries", "1, 1 wheel, 1 entry", "2, 2 wheels, 2 entries"})
  @DisplayName("is printed with its noun in the right number")
  void prints(int count, String wheels, String entries) {
    assertThat(Counts.print(count, "wheel")).isEqualTo(wheels);
    assertThat(Counts.print(count, "entry", "entries")).isEqualTo(entries);
  }
}
