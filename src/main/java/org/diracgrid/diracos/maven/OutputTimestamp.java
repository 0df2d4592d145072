package org.diracgrid.diracos.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the time of all that is new in a tarball as maven-archiver does, and so every other plugin.
 * (That library itself would bring plexus-archiver, whose many components Maven loads at every
 * start of a plugin.)
 */
final class OutputTimestamp {
  private OutputTimestamp() {}

  /**
   * The time that a text gives, to the second.
   *
   * @param text ISO 8601 with an offset, or seconds since 1970. Null and a single other character
   *     are no time: by the latter a child project is rid of what its parent says
   * @param sourceDateEpoch the variable {@code SOURCE_DATE_EPOCH}, which counts where there is no
   *     text; may be null
   * @return empty if neither gives one
   * @throws InvalidTimestampException if what counts is no time
   * @see <a href="https://reproducible-builds.org/docs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
   */
  static Optional<Instant> parse(String text, String sourceDateEpoch) {
    if (text != null && (text.length() > 1 || isNumber(text))) {
      return Optional.of(instant(text));
    }
    return Optional.ofNullable(sourceDateEpoch).map(OutputTimestamp::instant);
  }

  private static Instant instant(String text) {
    try {
      return isNumber(text)
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (NumberFormatException | DateTimeException e) {
      throw new InvalidTimestampException(text, e);
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }
}
