package org.diracgrid.diracos.python;

/** What Python's {@code str} means by white space, which is more than Java's. */
public final class PythonText {
  /** White space inside a character class of a regular expression, as Python's {@code \s}. */
  public static final String SPACE_CLASS = "\\s\\x1c-\\x1f\\x85\\p{Z}";

  private PythonText() {}

  static boolean isSpace(char c) {
    return (c >= 9 && c <= 13)
        || (c >= 28 && c <= 32)
        || c == 0x85
        || (c > 0x85 && Character.isSpaceChar(c));
  }

  /** As {@code str.strip()}. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
