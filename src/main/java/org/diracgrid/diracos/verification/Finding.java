package org.diracgrid.diracos.verification;

import java.util.Comparator;

/**
 * One thing found out about an archive.
 *
 * @param severity how much it matters
 * @param check who found it, in a word or two, e.g. {@code RECORD}
 * @param path of the entry it is about, from the archive's root; empty for the whole archive
 * @param sentence what is so, without the path and without full stop
 */
public record Finding(Severity severity, String check, String path, String sentence)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::check)
          .thenComparing(Finding::path)
          .thenComparing(Finding::sentence);

  /** A finding that breaks the archive. */
  static Finding error(String check, String path, String sentence) {
    return new Finding(Severity.ERROR, check, path, sentence);
  }

  /** A finding that may break it. */
  static Finding warning(String check, String path, String sentence) {
    return new Finding(Severity.WARNING, check, path, sentence);
  }

  /** A finding that is good to know. */
  public static Finding note(String check, String path, String sentence) {
    return new Finding(Severity.NOTE, check, path, sentence);
  }

  /** The same, mattering so much. */
  Finding as(Severity other) {
    return new Finding(other, check, path, sentence);
  }

  /** The path and what is so. */
  @Override
  public String toString() {
    return path.isEmpty() ? sentence : path + ": " + sentence;
  }

  /** The worst first, then by check and path. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
