package org.diracgrid.diracos.archive;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an entry was last changed. A header has whole seconds only, a PAX record {@code mtime} any
 * fraction of them (POSIX.1-2017, pax).
 *
 * @param seconds since 1970, rounded down
 * @param nanos what is to be added to that, in billionths of a second
 */
public record EntryTime(long seconds, int nanos) {
  private static final Pattern DECIMAL = Pattern.compile("(-?)([0-9]{1,18})(?:\\.([0-9]*))?");
  private static final int DIGITS = 9;
  private static final int BILLION = 1_000_000_000;

  /** A time of whole seconds. */
  static EntryTime of(long seconds) {
    return new EntryTime(seconds, 0);
  }

  /** A record's time, down to the billionth that file systems have; empty if it is none. */
  static Optional<EntryTime> parse(String text) {
    Matcher matcher = DECIMAL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long whole = Long.parseLong(matcher.group(2));
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    int nanos = Integer.parseInt((fraction + "0".repeat(DIGITS)).substring(0, DIGITS));
    if (matcher.group(1).isEmpty()) {
      return Optional.of(new EntryTime(whole, nanos));
    }
    boolean exact = fraction.chars().allMatch(digit -> digit == '0');
    return Optional.of(
        exact ? of(-whole) : new EntryTime(-whole - 1, Math.min(BILLION - nanos, BILLION - 1)));
  }

  /** Whether a header has room for it. */
  boolean isWhole() {
    return nanos == 0;
  }

  /** As a record has it. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(seconds)
        .add(BigDecimal.valueOf(nanos, DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
