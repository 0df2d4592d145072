package org.diracgrid.diracos.maven;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ages and sizes as people write them. */
final class CacheLimits {
  private static final Map<String, Duration> AGES =
      Map.of(
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  /** Decimal units, as sizes are printed. */
  private static final Map<String, Long> SIZES =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "tb", 1_000_000_000_000L);

  private static final Pattern AGE = Pattern.compile("(\\d{1,6})\\s*([mhdw])");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([kmgt]?b)?");

  private CacheLimits() {}

  /** An age, e.g. {@code 30d}; throws {@link InvalidParameterException}. */
  static Duration age(String parameter, String text) {
    Matcher matcher = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidParameterException(
          parameter, text, "it is no number of minutes, hours, days or weeks such as 12h or 30d");
    }
    return AGES.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }

  /** A size in bytes, e.g. of {@code 1.5GB}; throws {@link InvalidParameterException}. */
  static long size(String parameter, String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidParameterException(parameter, text, "it is no size such as 500MB or 5GB");
    }
    long unit = matcher.group(2) == null ? 1 : SIZES.get(matcher.group(2));
    return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
  }
}
