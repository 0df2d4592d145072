package org.diracgrid.diracos.python;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the spellings of a version that PEP 440 allows (its appendix B). */
final class VersionParser {
  /** Longer texts come from nobody honest; the bound keeps the regular expression shallow. */
  private static final int LONGEST = 1000;

  /** So many digits always fit into a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private static final Pattern PATTERN =
      Pattern.compile(
          "v?+(?:(?<epoch>[0-9]+)!)?+(?<release>[0-9]+(?:\\.[0-9]+)*+)"
              + "(?:[._-]?+(?<prel>alpha|a|beta|b|preview|pre|c|rc)[._-]?+(?<pren>[0-9]+)?)?+"
              + "(?:-(?<postn1>[0-9]+)|[._-]?(?<postl>post|rev|r)[._-]?(?<postn2>[0-9]+)?)?+"
              + "(?:[._-]?+(?<devl>dev)[._-]?+(?<devn>[0-9]+)?)?+"
              + "(?:\\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*+))?+",
          Pattern.CASE_INSENSITIVE);

  private VersionParser() {}

  static Version parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidVersionException(
          text.substring(0, 40) + "…", -1, "it has more than " + LONGEST + " characters");
    }
    Version simple = digitsAndDots(text);
    return simple != null ? simple : anySpelling(text);
  }

  /** Most versions by far are only digits and dots; null if this is not one of them. */
  private static Version digitsAndDots(String text) {
    int parts = 1;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (digits == 0) {
          return null;
        }
        parts++;
        digits = 0;
      } else if (c < '0' || c > '9' || ++digits > MOST_DIGITS) {
        return null;
      }
    }
    if (digits == 0) {
      return null;
    }
    long[] release = new long[parts];
    int part = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        part++;
      } else {
        release[part] = release[part] * 10 + (c - '0');
      }
    }
    return new Version(0, release, Version.NO_SUFFIX, Optional.empty());
  }

  private static Version anySpelling(String text) {
    Matcher m = PATTERN.matcher(PythonText.strip(text));
    if (!m.matches()) {
      throw new InvalidVersionException(text, -1, "PEP 440 knows no such form");
    }
    String[] parts = m.group("release").split("\\.");
    long[] release = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      release[i] = number(text, parts[i]);
    }
    String postNumber = m.group("postn1") != null ? m.group("postn1") : m.group("postn2");
    boolean post = postNumber != null || m.group("postl") != null;
    String preLetter = m.group("prel");
    VersionSuffix suffix =
        new VersionSuffix(
            preLetter == null ? VersionSuffix.Phase.FINAL : phase(preLetter),
            number(text, m.group("pren")),
            post ? number(text, postNumber) : VersionSuffix.NONE,
            m.group("devl") != null ? number(text, m.group("devn")) : VersionSuffix.NONE);
    return new Version(
        number(text, m.group("epoch")),
        release,
        suffix,
        Optional.ofNullable(m.group("local")).map(LocalLabel::parse));
  }

  private static VersionSuffix.Phase phase(String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "a", "alpha" -> VersionSuffix.Phase.ALPHA;
      case "b", "beta" -> VersionSuffix.Phase.BETA;
      default -> VersionSuffix.Phase.CANDIDATE;
    };
  }

  /** PEP 440 reads a missing number as 0. */
  private static long number(String text, String digits) {
    if (digits == null) {
      return 0;
    }
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    if (digits.length() - start > MOST_DIGITS) {
      throw new InvalidVersionException(
          text, text.indexOf(digits), "a number in it has more than " + MOST_DIGITS + " digits");
    }
    return Long.parseLong(digits, start, digits.length(), 10);
  }
}
