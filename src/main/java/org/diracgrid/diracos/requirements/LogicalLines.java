package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the text of a requirements file to its lines, in the steps and the order pip takes. */
final class LogicalLines {
  /** What Python's {@code str.splitlines} takes for the end of a line. */
  private static final Pattern LINE_END =
      Pattern.compile("\\r\\n|[\\n\\r\\x0b\\x0c\\x1c\\x1d\\x1e\\x85\\u2028\\u2029]");

  private LogicalLines() {}

  /** The lines that are neither empty nor comments. */
  static List<LogicalLine> of(String content, Map<String, String> environment) {
    List<LogicalLine> lines = new ArrayList<>();
    for (LogicalLine joined : joined(content)) {
      LogicalLine line = joined.withoutComment();
      if (!line.text().isEmpty()) {
        lines.add(line.expanded(environment));
      }
    }
    return lines;
  }

  /** The lines as they stand in the file, without their ends. */
  static List<String> physical(String content) {
    return List.of(LINE_END.split(content, -1));
  }

  private static List<LogicalLine> joined(String content) {
    List<LogicalLine> lines = new ArrayList<>();
    Optional<LogicalLine> begun = Optional.empty();
    int number = 0;
    for (String text : physical(content)) {
      LogicalLine line = LogicalLine.physical(++number, text);
      boolean goesOn = text.endsWith("\\") && !line.isComment();
      LogicalLine piece = goesOn ? line.withoutBackslashes() : line;
      if (!goesOn && line.isComment()) {
        piece = line.afterSpace();
      }
      LogicalLine whole = begun.isPresent() ? begun.get().join(piece) : piece;
      if (goesOn) {
        begun = Optional.of(whole);
      } else {
        lines.add(whole);
        begun = Optional.empty();
      }
    }
    begun.ifPresent(lines::add);
    return lines;
  }
}
