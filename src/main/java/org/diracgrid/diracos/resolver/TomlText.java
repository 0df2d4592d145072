package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * TOML with one element of an array a line, so that differences are readable. No generator at hand
 * writes arrays of tables, or inline tables a line each.
 */
final class TomlText {
  private static final int DELETE = 0x7f;

  private final List<String> lines = new ArrayList<>();

  /** A comment of one line. */
  TomlText comment(String text) {
    lines.add("# " + text);
    return this;
  }

  /** Begins a table after an empty line, e.g. {@code [tool.diracos]} or {@code [[packages]]}. */
  TomlText table(String header) {
    lines.add("");
    lines.add(header);
    return this;
  }

  /** A key with a text. */
  TomlText text(String key, String value) {
    lines.add(key + " = " + quoted(value));
    return this;
  }

  /** A key with what is TOML already. */
  TomlText raw(String key, String value) {
    lines.add(key + " = " + value);
    return this;
  }

  /** A key with an array whose elements are TOML already. */
  TomlText array(String key, List<String> elements) {
    if (elements.isEmpty()) {
      return raw(key, "[]");
    }
    lines.add(key + " = [");
    elements.forEach(element -> lines.add("  " + element + ","));
    lines.add("]");
    return this;
  }

  /** A table of values that are TOML already, on one line. */
  static String inline(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A text as TOML writes it: literally where that saves escapes. */
  static String quoted(String text) {
    boolean escapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    boolean literal = text.indexOf('\'') < 0 && text.chars().noneMatch(TomlText::isControl);
    if (escapes && literal) {
      return "'" + text + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (isControl(c)) {
        quoted.append("\\u%04X".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isControl(int c) {
    return c < ' ' || c == DELETE;
  }

  /** All of it, with a final newline. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
