package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The freshness of an answer")
class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String DATE = "Date: Thu, 26 Nov 2026 12:00:00 GMT";

  private static Freshness of(String... lines) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 2));
    }
    return Freshness.of(HttpHeaders.of(headers, (name, value) -> true), NOW, Duration.ZERO);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control: max-age=600 | 600",
        "Cache-Control: public, Max-Age=600, stale-while-revalidate=9 | 600",
        "Cache-Control: max-age=\"600\" | 600",
        "Cache-Control: s-maxage=600 | 0",
        "Cache-Control: private | 0",
        "Cache-Control: max-age=0, must-revalidate | 0",
        "Cache-Control: max-age=600, no-cache | 0",
        "Cache-Control: no-cache=\"Set-Cookie\", max-age=600 | 0",
        "Cache-Control: no-store, max-age=600 | 0",
        "Cache-Control: max-age=-1 | 0",
        "Cache-Control: max-age=soon | 0",
        "Cache-Control: max-age= | 0",
        "Cache-Control: max-age=99999999999999999999 | 2147483648",
        "Expires: Thu, 26 Nov 2026 12:05:00 GMT | 300",
        "Expires: Thu, 26 Nov 2026 11:05:00 GMT | 0",
        "Expires: 0 | 0",
        "Last-Modified: Thu, 26 Nov 2020 12:05:00 GMT | 0",
      })
  @DisplayName("lasts as its headers say, and not at all where they say nothing")
  void lifetime(String line, long seconds) {
    assertThat(of(line, DATE).lifetime()).hasSeconds(seconds);
    assertThat(of(line, DATE).until()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  @DisplayName("has the age taken off, by its Age or its Date, whichever is more")
  void age() {
    String maxAge = "Cache-Control: max-age=600";
    assertThat(of(maxAge, DATE, "Age: 100").until()).isEqualTo(NOW.plusSeconds(500));
    assertThat(of(maxAge, "Date: Thu, 26 Nov 2026 11:55:00 GMT", "Age: 100").until())
        .isEqualTo(NOW.plusSeconds(300));
    assertThat(of(maxAge, "Date: Thu, 26 Nov 2026 12:55:00 GMT").until())
        .as("a clock that goes ahead gives no more")
        .isEqualTo(NOW.plusSeconds(600));
    assertThat(of(maxAge, "Age: old", "Date: today").until()).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  @DisplayName("counts max-age before Expires, and nothing where the answer varies with anything")
  void precedence() {
    assertThat(of(DATE, "Expires: Thu, 26 Nov 2026 12:05:00 GMT", "Cache-Control: max-age=7"))
        .extracting(Freshness::lifetime)
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(of(DATE, "Vary: *", "Cache-Control: max-age=7").lifetime()).isZero();
    assertThat(of(DATE, "Vary: Accept", "Cache-Control: max-age=7").lifetime()).hasSeconds(7);
    assertThat(of(DATE, "Cache-Control: no-store").storable()).isFalse();
    assertThat(of(DATE).storable()).isTrue();
  }

  @Test
  @DisplayName("is renewed by a confirmation, which may say nothing of it")
  void confirmed() {
    HttpHeaders silent = HttpHeaders.of(Map.of(), (name, value) -> true);
    HttpHeaders speaking =
        HttpHeaders.of(Map.of("Cache-Control", List.of("max-age=5")), (name, value) -> true);
    Duration before = Duration.ofMinutes(10);
    assertThat(Freshness.of(silent, NOW, before).until()).isEqualTo(NOW.plus(before));
    assertThat(Freshness.of(speaking, NOW, before).until()).isEqualTo(NOW.plusSeconds(5));
  }
}
