package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes tokens off the front of a text, for the parsers of PEP 508. */
final class TokenReader {
  private static final int LONGEST = 100_000;

  private final String text;
  private int position;

  TokenReader(String text) throws GrammarException {
    if (text.length() > LONGEST) {
      throw new GrammarException(LONGEST, "it has more than " + LONGEST + " characters");
    }
    this.text = text;
  }

  int position() {
    return position;
  }

  /** The token at the position, if it is of this kind; the position then is behind it. */
  Optional<String> take(Pattern kind) {
    Matcher matcher = match(kind);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    position = matcher.end();
    return Optional.of(matcher.group());
  }

  boolean skip(Pattern kind) {
    return take(kind).isPresent();
  }

  boolean skip(char token) {
    if (!at(token)) {
      return false;
    }
    position++;
    return true;
  }

  boolean at(char token) {
    return position < text.length() && text.charAt(position) == token;
  }

  boolean at(Pattern kind) {
    return match(kind).lookingAt();
  }

  /** White space is only space and tab here, as the grammar has it; tells whether there was any. */
  boolean skipSpace() {
    int start = position;
    while (at(' ') || at('\t')) {
      position++;
    }
    return position > start;
  }

  /** One line end may close the text, as packaging's {@code $} lets it. */
  boolean atEnd() {
    return position == text.length() || (position == text.length() - 1 && at('\n'));
  }

  GrammarException expected(String what) {
    return expected(what, position);
  }

  GrammarException expected(String what, int offset) {
    String rest = text.substring(position);
    String found =
        rest.isEmpty()
            ? "it ends"
            : "'%s' stands".formatted(rest.length() > 30 ? rest.substring(0, 30) + "…" : rest);
    return new GrammarException(offset, "%s where %s is expected".formatted(found, what));
  }

  /** Word boundaries look beyond the position, so the region must be transparent. */
  private Matcher match(Pattern kind) {
    return kind.matcher(text)
        .region(position, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }
}
