package org.diracgrid.diracos.base;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's own version numbers as its files write them. */
final class PythonVersions {
  /** A full version as text within a pattern. */
  static final String FULL = "\\d{1,2}\\.\\d{1,3}\\.\\d{1,3}(?:(?:a|b|c|rc)\\d{1,2})?";

  // A Python built from a checkout adds a plus, which PEP 440 does not know.
  private static final Pattern WHOLE = Pattern.compile("(" + FULL + ")\\+?");

  private PythonVersions() {}

  /** A full version, e.g. {@code 2.7.13} or {@code 3.13.0rc1}; empty for any other text. */
  static Optional<String> full(String text) {
    Matcher matcher = WHOLE.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
