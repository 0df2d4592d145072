package org.diracgrid.diracos.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads DIRAC's CFG format as far as dirac-install's parser and DIRAC's CFG class read it alike,
 * and notes every line that they do not.
 */
final class CfgParser {
  private final List<CfgProblem> problems = new ArrayList<>();
  private final Deque<Draft> open = new ArrayDeque<>();
  private String pending = "";
  private int pendingLine;

  /** A section that is not closed yet. */
  private static final class Draft {
    private final String name;
    private final int openLine;
    private final List<CfgOption> options = new ArrayList<>();
    private final List<CfgSection> sections = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Draft(String name, int openLine) {
      this.name = name;
      this.openLine = openLine;
    }

    CfgSection closedAt(int line) {
      return new CfgSection(name, openLine, line, options, sections);
    }

    boolean has(String option) {
      return options.stream().anyMatch(it -> it.name().equals(option));
    }
  }

  /** The whole file as a section. */
  CfgSection parse(List<String> lines, boolean endsWithNewline) {
    open.push(new Draft("", 0));
    int number = 0;
    for (String line : lines) {
      number++;
      String text = line.strip();
      // Both parsers heed # only at a line's beginning.
      if (!text.isEmpty() && text.charAt(0) != '#') {
        line(text, number);
      }
    }
    end(lines, endsWithNewline);
    return open.pop().closedAt(lines.size() + 1);
  }

  /** What was found that is not read alike. */
  List<CfgProblem> problems() {
    return List.copyOf(problems);
  }

  private void line(String text, int number) {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      option(text, equals, number);
    } else if (text.indexOf('{') >= 0) {
      opening(text, number);
    } else if (text.indexOf('}') >= 0) {
      closing(text, number);
    } else {
      pendingLine = pending.isEmpty() ? number : pendingLine;
      pending += text;
    }
  }

  private void option(String text, int equals, int number) {
    boolean adds = equals > 0 && text.charAt(equals - 1) == '+';
    String name = text.substring(0, adds ? equals - 1 : equals).strip();
    if (name.isEmpty()) {
      problem(number, "gives a value to no option");
    } else if (name.indexOf('{') >= 0 || name.indexOf('}') >= 0) {
      problem(number, "has a brace before its sign, which one parser takes for a section");
    } else if (!adds && text.indexOf("+=", equals) >= 0) {
      problem(number, "has += in its value, where one parser splits it");
    } else if (adds && !open.peek().has(name)) {
      problem(number, "adds to '%s', which no line before it sets".formatted(name));
    }
    if (!pending.isEmpty()) {
      problem(number, "follows the name '%s', which opens no section".formatted(pending));
      pending = "";
    }
    open.peek().options.add(new CfgOption(name, text.substring(equals + 1).strip(), number, adds));
  }

  private void opening(String text, int number) {
    int brace = text.indexOf('{');
    String name = (pending + text.substring(0, brace)).strip();
    pending = "";
    if (name.isEmpty()) {
      problem(number, "opens a section without a name");
    }
    if (brace < text.length() - 1) {
      problem(number, "goes on behind its brace, which one parser ignores");
    }
    if (!open.peek().names.add(name)) {
      problem(
          number,
          "opens '%s' again, which replaces the first in one parser and fails in the other"
              .formatted(name));
    }
    open.push(new Draft(name, number));
  }

  private void closing(String text, int number) {
    if (!text.equals("}")) {
      problem(number, "has more than its closing brace, which one parser then overlooks");
    }
    if (!pending.isEmpty()) {
      problem(pendingLine, "names '%s', which opens no section".formatted(pending));
      pending = "";
    }
    if (open.size() == 1) {
      problem(number, "closes a section that is not open, where one parser stops reading");
      return;
    }
    Draft closed = open.pop();
    open.peek().sections.add(closed.closedAt(number));
  }

  private void end(List<String> lines, boolean endsWithNewline) {
    if (!endsWithNewline && !lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
      problem(lines.size(), "has no newline, so that one parser never sees it");
    }
    if (!pending.isEmpty()) {
      problem(pendingLine, "names '%s', which opens no section".formatted(pending));
    }
    while (open.size() > 1) {
      Draft unclosed = open.pop();
      problem(unclosed.openLine, "opens '%s', which is never closed".formatted(unclosed.name));
      open.peek().sections.add(unclosed.closedAt(lines.size() + 1));
    }
  }

  private void problem(int line, String reason) {
    problems.add(new CfgProblem(line, reason));
  }
}
