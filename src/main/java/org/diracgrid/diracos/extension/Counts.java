package org.diracgrid.diracos.extension;

/** Prints counts for people. */
final class Counts {
  private Counts() {}

  /** A count with its noun, e.g. {@code 1 wheel} or {@code 3 wheels}. */
  static String print(int count, String noun) {
    return print(count, noun, noun + "s");
  }

  /** A count with the noun for one or for several, e.g. {@code 2 entries}. */
  static String print(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
