package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.List;

/** Splits text as a POSIX shell does, by the rules of Python's {@code shlex.split}. */
final class ShellWords {
  /**
   * A word and where it began.
   *
   * @param text without quotes and escapes
   * @param offset of its first character
   */
  record Word(String text, int offset) {}

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int start = -1;

  private ShellWords(String text) {
    this.text = text;
  }

  /** Throws {@link IllegalArgumentException} for an open quote or a last backslash. */
  static List<Word> split(String text) {
    return new ShellWords(text).split();
  }

  private List<Word> split() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        endWord();
        continue;
      }
      if (start < 0) {
        start = i;
      }
      if (c == '\\') {
        i++;
        if (i == text.length()) {
          throw new IllegalArgumentException("nothing follows the last backslash");
        }
        word.append(text.charAt(i));
      } else if (c == '\'' || c == '"') {
        i = quoted(c, i + 1);
      } else {
        word.append(c);
      }
    }
    endWord();
    return words;
  }

  /** Between double quotes a backslash only escapes itself and the quote; tells where they end. */
  private int quoted(char quote, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      boolean escape = c == '\\' && quote == '"' && i + 1 < text.length();
      if (escape && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
        i++;
      }
      word.append(text.charAt(i));
    }
    throw new IllegalArgumentException("a quote (%s) is not closed".formatted(quote));
  }

  private void endWord() {
    if (start >= 0) {
      words.add(new Word(word.toString(), start));
      word.setLength(0);
      start = -1;
    }
  }
}
