package org.diracgrid.diracos.requirements;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a requirements file, its continuations joined; every character knows its place. */
final class LogicalLine {
  private static final Pattern COMMENT =
      Pattern.compile("(?U)(?:^|(?<!\\s)\\s++)#.*$", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

  private final String text;
  private final String written;
  private final int[] lines;
  private final int[] columns;
  private final Map<String, String> environment;

  private LogicalLine(
      String text, String written, int[] lines, int[] columns, Map<String, String> environment) {
    this.text = text;
    this.written = written;
    this.lines = lines;
    this.columns = columns;
    this.environment = environment;
  }

  /** One line of the file, counted from 1. */
  static LogicalLine physical(int number, String text) {
    int[] lines = new int[text.length() + 1];
    int[] columns = new int[text.length() + 1];
    Arrays.fill(lines, number);
    Arrays.setAll(columns, i -> i + 1);
    return new LogicalLine(text, text, lines, columns, Map.of());
  }

  /** What the options and requirements are read from. */
  String text() {
    return text;
  }

  /** As the user wrote it, variables not expanded, credentials masked. */
  String written() {
    return Masking.mask(written);
  }

  boolean isComment() {
    return COMMENT.matcher(text).lookingAt();
  }

  /** Where a character stands; an expanded variable stands where it was written. */
  Origin at(String source, int offset) {
    int place = Math.min(Math.max(0, offset), text.length());
    return new Origin(source, lines[place], columns[place]);
  }

  /** Puts variables back in place of their values, which may be secrets, and masks credentials. */
  String conceal(String message) {
    String concealed = message;
    Matcher variable = VARIABLE.matcher(written);
    while (variable.find()) {
      String value = environment.getOrDefault(variable.group(1), "");
      // Blanks are no secrets and are between any words.
      if (!value.isBlank()) {
        concealed = concealed.replace(value, variable.group());
      }
    }
    return Masking.mask(concealed);
  }

  LogicalLine part(int start, int end) {
    return new LogicalLine(
        text.substring(start, end),
        text.equals(written) ? written.substring(start, end) : written,
        Arrays.copyOfRange(lines, start, end + 1),
        Arrays.copyOfRange(columns, start, end + 1),
        environment);
  }

  /** pip strips backslashes from either end of a line that goes on. */
  LogicalLine withoutBackslashes() {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '\\') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '\\') {
      end--;
    }
    return part(start, end);
  }

  LogicalLine join(LogicalLine next) {
    int[] joinedLines = Arrays.copyOf(lines, text.length() + next.lines.length);
    int[] joinedColumns = Arrays.copyOf(columns, text.length() + next.columns.length);
    System.arraycopy(next.lines, 0, joinedLines, text.length(), next.lines.length);
    System.arraycopy(next.columns, 0, joinedColumns, text.length(), next.columns.length);
    String joined = text + next.text;
    return new LogicalLine(joined, joined, joinedLines, joinedColumns, environment);
  }

  /** So that a comment that ends a continued line is seen as one. */
  LogicalLine afterSpace() {
    return new LogicalLine(" ", " ", new int[] {lines[0], 0}, new int[] {1, 0}, environment)
        .part(0, 1)
        .join(this);
  }

  LogicalLine withoutComment() {
    Matcher comment = COMMENT.matcher(text);
    LogicalLine rest = comment.find() ? part(0, comment.start()) : this;
    int start = 0;
    int end = rest.text.length();
    while (start < end && isSpace(rest.text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(rest.text.charAt(end - 1))) {
      end--;
    }
    return rest.part(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Unset and empty variables stay as they are; values are not looked at again. */
  LogicalLine expanded(Map<String, String> variables) {
    Matcher variable = VARIABLE.matcher(text);
    LogicalLine result = part(0, 0);
    int copied = 0;
    while (variable.find()) {
      String value = variables.getOrDefault(variable.group(1), "");
      if (!value.isEmpty()) {
        result = result.join(part(copied, variable.start()));
        result = result.join(inserted(value, variable.start()));
        copied = variable.end();
      }
    }
    LogicalLine whole = copied == 0 ? this : result.join(part(copied, text.length()));
    return new LogicalLine(whole.text, text, whole.lines, whole.columns, variables);
  }

  private LogicalLine inserted(String value, int place) {
    int[] sameLine = new int[value.length() + 1];
    int[] sameColumn = new int[value.length() + 1];
    Arrays.fill(sameLine, lines[place]);
    Arrays.fill(sameColumn, columns[place]);
    return new LogicalLine(value, value, sameLine, sameColumn, environment);
  }
}
