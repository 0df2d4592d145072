package org.diracgrid.diracos.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.archiver.MavenArchiver;

/** Reads the time of all that is new in a tarball. */
final class OutputTimestamp {
  private OutputTimestamp() {}

  /**
   * The time that a text gives as every Maven plugin reads it, from the variable {@code
   * SOURCE_DATE_EPOCH} if there is no text; empty if there is none either.
   *
   * @throws InvalidTimestampException if it is neither ISO 8601 nor seconds since 1970
   */
  static Optional<Instant> parse(String text) {
    try {
      return MavenArchiver.parseBuildOutputTimestamp(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidTimestampException(e);
    }
  }
}
