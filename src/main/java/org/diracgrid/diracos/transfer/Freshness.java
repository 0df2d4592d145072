package org.diracgrid.diracos.transfer;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an answer may be used without asking again, as its headers say (RFC 9111, for a private
 * cache). Where they say nothing, nothing is guessed (4.2.2 would allow it): a release that was
 * made just now has to be found.
 *
 * @param lifetime from when its server made it
 * @param until in this machine's time, its age when it came taken off
 * @param storable whether it may be used at all later; {@code no-store} leaves it to offline builds
 */
record Freshness(Duration lifetime, Instant until, boolean storable) {
  /** The most that is reckoned with (1.2.2). */
  private static final long MOST_SECONDS = 1L << 31;

  private static final int MOST_DIGITS = 10;

  /**
   * What an answer's headers say.
   *
   * @param now when it came
   * @param before the lifetime of what it confirms, which holds if it says nothing of its own
   *     (4.3.4)
   */
  static Freshness of(HttpHeaders headers, Instant now, Duration before) {
    List<String> directives =
        headers.allValues("Cache-Control").stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
            .toList();
    Instant date = headers.firstValue("Date").flatMap(Freshness::date).orElse(now);
    Duration lifetime = lifetime(headers, directives, date, before);
    Duration age = headers.firstValue("Age").flatMap(Freshness::seconds).orElse(Duration.ZERO);
    Duration apparent = Duration.between(date, now);
    Duration older = apparent.compareTo(age) > 0 ? apparent : age;
    return new Freshness(
        lifetime, now.plus(lifetime).minus(older), !directives.contains("no-store"));
  }

  private static Duration lifetime(
      HttpHeaders headers, List<String> directives, Instant date, Duration before) {
    boolean asks =
        directives.stream().anyMatch(it -> it.startsWith("no-cache") || it.equals("no-store"))
            || headers.allValues("Vary").contains("*");
    if (asks) {
      return Duration.ZERO;
    }
    Optional<String> maxAge =
        directives.stream().filter(it -> it.startsWith("max-age")).findFirst();
    if (maxAge.isPresent()) {
      // A value that is none means stale (4.2.1).
      String value = maxAge.get().substring("max-age".length()).replaceFirst("^\\s*=\\s*", "");
      return seconds(value.replace("\"", "")).orElse(Duration.ZERO);
    }
    Optional<String> expires = headers.firstValue("Expires");
    if (expires.isPresent()) {
      // So does an invalid date, such as 0 (5.3).
      return expires
          .flatMap(Freshness::date)
          .map(end -> Duration.between(date, end))
          .filter(it -> !it.isNegative())
          .orElse(Duration.ZERO);
    }
    return directives.isEmpty() ? before : Duration.ZERO;
  }

  private static Optional<Duration> seconds(String value) {
    String digits = value.strip();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long number = digits.length() > MOST_DIGITS ? MOST_SECONDS : Long.parseLong(digits);
    return Optional.of(Duration.ofSeconds(Math.min(number, MOST_SECONDS)));
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
