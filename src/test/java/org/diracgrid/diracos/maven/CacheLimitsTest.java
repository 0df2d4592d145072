package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A limit of the cache")
class CacheLimitsTest {
  @Test
  @DisplayName("is an age in minutes, hours, days or weeks")
  void ages() {
    assertThat(CacheLimits.age("olderThan", "90m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(CacheLimits.age("olderThan", " 12 H ")).isEqualTo(Duration.ofHours(12));
    assertThat(CacheLimits.age("olderThan", "30d")).isEqualTo(Duration.ofDays(30));
    assertThat(CacheLimits.age("olderThan", "0w")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "17,17", "2kB,2000", "1.5 GB,1500000000", "5gb,5000000000", "0.1b,0"})
  @DisplayName("or a size in decimal units")
  void sizes(String text, long bytes) {
    assertThat(CacheLimits.size("keepSize", text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "d", "-1d", "1.5d", "30 days", "9999999d", "5GB"})
  @DisplayName("and no other age")
  void noAge(String text) {
    assertThatThrownBy(() -> CacheLimits.age("olderThan", text))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("olderThan '" + text + "'")
        .hasMessageContaining("30d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GB", "-1", "5GiB", "1e9", "5,5GB", "30d", "1234567890GB"})
  @DisplayName("and no other size")
  void noSize(String text) {
    assertThatThrownBy(() -> CacheLimits.size("keepSize", text))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("keepSize '" + text + "'")
        .hasMessageContaining("5GB");
  }
}
