package org.diracgrid.diracos.source;

import java.util.regex.Pattern;

/**
 * A pattern for paths with {@code /} as Python's glob and git have it: {@code *} and {@code ?} stay
 * within one name, {@code **} does not.
 */
final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Reads a pattern; no pattern is wrong. */
  static Glob of(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("**/", i)) {
        regex.append("(?:[^/]++/)*+");
        i += 2;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && text.indexOf(']', i + 2) > 0) {
        int end = text.indexOf(']', i + 2);
        String chosen = text.substring(i + 1, end);
        boolean negated = chosen.startsWith("!");
        regex.append(negated ? "[^" : "[");
        regex.append(chosen.substring(negated ? 1 : 0).replaceAll("[\\[\\]\\\\&^]", "\\\\$0"));
        regex.append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
