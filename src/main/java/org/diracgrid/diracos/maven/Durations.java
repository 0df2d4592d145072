package org.diracgrid.diracos.maven;

import java.time.Duration;
import java.util.Locale;

/** Prints durations for people. */
final class Durations {
  private static final int MINUTE = 60;
  private static final double MILLIS = 1000.0;

  private Durations() {}

  /** A duration, e.g. {@code 0.9 s} or {@code 2 min 5 s}. */
  static String print(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < MINUTE
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS)
        : "%d min %d s".formatted(seconds / MINUTE, seconds % MINUTE);
  }
}
