package org.diracgrid.diracos.maven;

import java.time.Duration;
import java.util.Locale;

/** Prints durations for people. */
final class Durations {
  private static final int MINUTE = 60;
  private static final int TENTH_MILLIS = 100;

  private Durations() {}

  /** A duration, e.g. {@code 0.9 s} or {@code 2 min 5 s}. */
  static String print(Duration duration) {
    // Rounded first, so that what is almost a minute is not printed as 60.0 s.
    long tenths = Math.round((double) duration.toMillis() / TENTH_MILLIS);
    long seconds = tenths / 10;
    return seconds < MINUTE
        ? String.format(Locale.ROOT, "%d.%d s", seconds, tenths % 10)
        : String.format(Locale.ROOT, "%d min %d s", seconds / MINUTE, seconds % MINUTE);
  }
}
