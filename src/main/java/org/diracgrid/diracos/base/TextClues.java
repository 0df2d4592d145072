package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Python's headers and build variables tell. */
final class TextClues {
  private static final int MAX_BYTES = 1 << 20;

  private record Rule(Clue.Kind kind, Pattern pattern) {
    static Rule of(Clue.Kind kind, String pattern) {
      return new Rule(kind, Pattern.compile(pattern, Pattern.MULTILINE));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              Clue.Kind.HEADER_VERSION,
              "^[ \\t]*#[ \\t]*define[ \\t]+PY_VERSION[ \\t]+\"("
                  + PythonVersions.FULL
                  + ")\\+?\""),
          Rule.of(
              Clue.Kind.HEADER_UNICODE,
              "^[ \\t]*#[ \\t]*define[ \\t]+Py_UNICODE_SIZE[ \\t]+([24])\\b"),
          Rule.of(Clue.Kind.HEADER_UNICODE, "'Py_UNICODE_SIZE': ([24])\\b"),
          Rule.of(Clue.Kind.SOABI, "'SOABI': '(cpython-\\d{2,4}[a-z]{0,3})\\b"),
          Rule.of(Clue.Kind.SOABI, "^SOABI=[ \\t]*(cpython-\\d{2,4}[a-z]{0,3})\\b"),
          Rule.of(Clue.Kind.BUILD_VERSION, "/Python-(" + PythonVersions.FULL + ")(?![\\w.])"));

  private TextClues() {}

  static void read(String path, InputStream content, Consumer<Clue> clues) throws IOException {
    String text = new String(content.readNBytes(MAX_BYTES), ISO_8859_1);
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern.matcher(text);
      if (matcher.find()) {
        clues.accept(new Clue(rule.kind, path, matcher.group(1)));
      }
    }
  }
}
