package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the marker part of PEP 508's grammar. */
final class MarkerParser {
  /** Deeper parentheses come from nobody honest and would exhaust the stack. */
  private static final int DEEPEST = 100;

  private static final String WORD_START = "(?<![\\p{L}\\p{N}_])";
  private static final String WORD_END = "(?![\\p{L}\\p{N}_])";

  private static final Pattern VARIABLE =
      Pattern.compile(
          WORD_START
              + "(?:python_version|python_full_version|os[._]name|sys[._]platform"
              + "|platform_(?:release|system)|platform[._](?:version|machine|python_implementation)"
              + "|python_implementation|implementation_(?:name|version)|extras?|dependency_groups)"
              + WORD_END);
  private static final Pattern QUOTED = Pattern.compile("'[^']*+'|\"[^\"]*+\"");
  private static final Pattern OPERATOR = Pattern.compile("===|==|~=|!=|<=|>=|<|>");
  private static final Pattern AND = word("and");
  private static final Pattern OR = word("or");
  private static final Pattern IN = word("in");
  private static final Pattern NOT = word("not");

  private final TokenReader reader;

  MarkerParser(TokenReader reader) {
    this.reader = reader;
  }

  private static Pattern word(String word) {
    return Pattern.compile(WORD_START + word + WORD_END);
  }

  MarkerNode parse() throws GrammarException {
    return alternatives(0);
  }

  private MarkerNode alternatives(int depth) throws GrammarException {
    List<List<MarkerNode>> groups = new ArrayList<>();
    List<MarkerNode> group = new ArrayList<>(List.of(atom(depth)));
    while (true) {
      if (reader.skip(AND)) {
        group.add(atom(depth));
      } else if (reader.skip(OR)) {
        groups.add(List.copyOf(group));
        group = new ArrayList<>(List.of(atom(depth)));
      } else {
        break;
      }
    }
    groups.add(List.copyOf(group));
    // Parentheses around a single part mean nothing.
    return groups.size() == 1 && group.size() == 1
        ? group.get(0)
        : new MarkerNode.Alternatives(List.copyOf(groups));
  }

  private MarkerNode atom(int depth) throws GrammarException {
    reader.skipSpace();
    int open = reader.position();
    MarkerNode node;
    if (reader.skip('(')) {
      if (depth == DEEPEST) {
        throw new GrammarException(open, "it has more than " + DEEPEST + " nested parentheses");
      }
      reader.skipSpace();
      node = alternatives(depth + 1);
      if (!reader.skip(')')) {
        throw reader.expected("')', which closes '(' at character " + (open + 1));
      }
    } else {
      node = comparison();
    }
    reader.skipSpace();
    return node;
  }

  private MarkerComparison comparison() throws GrammarException {
    MarkerComparison.Operand left = operand();
    reader.skipSpace();
    String operator = operator();
    reader.skipSpace();
    MarkerComparison.Operand right = operand();
    reader.skipSpace();
    return new MarkerComparison(left, operator, right);
  }

  private MarkerComparison.Operand operand() throws GrammarException {
    Optional<String> variable = reader.take(VARIABLE);
    if (variable.isPresent()) {
      String name = variable.get().replace('.', '_');
      // The name setuptools once used.
      return new MarkerComparison.Operand(
          true, name.equals("python_implementation") ? "platform_python_implementation" : name);
    }
    return reader
        .take(QUOTED)
        .map(text -> new MarkerComparison.Operand(false, text.substring(1, text.length() - 1)))
        .orElseThrow(() -> reader.expected("a marker variable or a quoted text"));
  }

  private String operator() throws GrammarException {
    if (reader.skip(IN)) {
      return "in";
    }
    if (reader.skip(NOT)) {
      if (!reader.skipSpace() || !reader.skip(IN)) {
        throw reader.expected("'in' after 'not'");
      }
      return "not in";
    }
    return reader
        .take(OPERATOR)
        .orElseThrow(() -> reader.expected("one of < <= == != >= > ~= === in not in"));
  }
}
