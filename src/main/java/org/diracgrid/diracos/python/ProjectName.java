package org.diracgrid.diracos.python;

import java.util.Locale;

/**
 * A project name in its normalized form (PEP 503), so that {@code Foo.Bar} equals {@code foo-bar}.
 *
 * @param normalized lower case, runs of {@code -_.} as one {@code -}
 */
public record ProjectName(String normalized) implements Comparable<ProjectName> {
  private static final int LONGEST = 1000;

  /** Normalizes a valid name; throws {@link InvalidProjectNameException} for any other text. */
  public static ProjectName of(String text) {
    if (text.isEmpty()) {
      throw new InvalidProjectNameException(text, -1, "it is empty");
    }
    if (text.length() > LONGEST) {
      throw new InvalidProjectNameException(
          text.substring(0, 40) + "…", -1, "it has more than " + LONGEST + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean edge = i == 0 || i == text.length() - 1;
      if (!isLetterOrDigit(c) && (edge || !isSeparator(c))) {
        throw new InvalidProjectNameException(
            text,
            i,
            edge && isSeparator(c)
                ? "it must begin and end with a letter or a digit"
                : "only ASCII letters, digits, '.', '-' and '_' are allowed");
      }
    }
    return new ProjectName(normalize(text));
  }

  /** The normalized form of any text; extras are normalized in the same way (PEP 685). */
  static String normalize(String text) {
    StringBuilder normalized = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSeparator(c)) {
        normalized.append(c);
      } else if (i == 0 || !isSeparator(text.charAt(i - 1))) {
        normalized.append('-');
      }
    }
    return normalized.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }

  @Override
  public int compareTo(ProjectName other) {
    return normalized.compareTo(other.normalized);
  }

  @Override
  public String toString() {
    return normalized;
  }
}
