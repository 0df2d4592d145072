package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A size")
class SizesTest {
  @ParameterizedTest(name = "{0} is printed as {1}")
  @CsvSource({
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "372514901, 372.5 MB",
    "4000000000, 4.0 GB"
  })
  @DisplayName("is printed in the unit that suits it")
  void prints(long bytes, String text) {
    assertThat(Sizes.print(bytes)).isEqualTo(text);
  }
}
