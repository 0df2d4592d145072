package org.diracgrid.diracos.extension;

import java.util.Locale;

/** Prints sizes for people. */
public final class Sizes {
  private static final double UNIT = 1000;

  /** What rounds up to a whole unit is printed in the next one. */
  private static final double LAST_BELOW = 999.95;

  private Sizes() {}

  /** A size in decimal units as download pages print it, e.g. {@code 372.5 MB}. */
  public static String print(long bytes) {
    if (bytes < UNIT) {
      return bytes + " B";
    }
    double amount = bytes / UNIT;
    for (String unit : new String[] {"kB", "MB"}) {
      if (amount < LAST_BELOW) {
        return String.format(Locale.ROOT, "%.1f %s", amount, unit);
      }
      amount /= UNIT;
    }
    return String.format(Locale.ROOT, "%.1f GB", amount);
  }
}
