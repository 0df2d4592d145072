package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Headers of an answer")
class HeadersTest {
  @Test
  @DisplayName("say when to come back in seconds or as a date")
  void retryAfter() {
    ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90);

    assertThat(RetryAfter.parse(" 120 ")).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(DateTimeFormatter.RFC_1123_DATE_TIME.format(soon)).orElseThrow())
        .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "-1", "soon", "99999999999999999999", "1.5", "١"})
  @DisplayName("that say nonsense say nothing")
  void nonsense(String value) {
    assertThat(RetryAfter.parse(value)).isEmpty();
  }

  @Test
  @DisplayName("say which part of a file comes")
  void contentRange() {
    assertThat(ContentRange.parse("bytes 5-9/100"))
        .contains(new ContentRange(5, 9, OptionalLong.of(100)));
    assertThat(ContentRange.parse("Bytes 0-0/*"))
        .contains(new ContentRange(0, 0, OptionalLong.empty()));
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(
      strings = {"bytes */100", "bytes 9-5/100", "bytes 5-100/100", "pages 1-2/3", "bytes 1-2"})
  @DisplayName("that give an impossible part give none")
  void impossibleRange(String value) {
    assertThat(ContentRange.parse(value)).isEmpty();
  }
}
