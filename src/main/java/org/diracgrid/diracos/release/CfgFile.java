package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CFG file of DIRAC that can be changed in one place, every other byte staying as it is.
 *
 * @see <a href="https://dirac.readthedocs.io">DIRAC's configuration format</a>
 */
public final class CfgFile {
  private static final String INDENT = "  ";

  private final String name;

  /** With their line ends. */
  private final List<String> lines;

  private final CfgSection root;

  private CfgFile(String name, List<String> lines, CfgSection root) {
    this.name = name;
    this.lines = List.copyOf(lines);
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param name of the file, for messages
   * @throws AmbiguousCfgException if DIRAC's parsers read it differently
   */
  public static CfgFile parse(String name, byte[] bytes) {
    // Byte for byte: what is not touched comes out as it went in, whatever its encoding.
    String text = new String(bytes, ISO_8859_1);
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int newline = text.indexOf('\n', begin);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(begin, end));
      begin = end;
    }
    CfgParser parser = new CfgParser();
    CfgSection root = parser.parse(lines, text.endsWith("\n"));
    if (!parser.problems().isEmpty()) {
      throw new AmbiguousCfgException(name, parser.problems());
    }
    return new CfgFile(name, lines, root);
  }

  /** The file as bytes. */
  public byte[] bytes() {
    return String.join("", lines).getBytes(ISO_8859_1);
  }

  /** Its lines without their ends. */
  public List<String> lines() {
    return lines.stream().map(line -> line.stripTrailing()).toList();
  }

  String name() {
    return name;
  }

  CfgSection root() {
    return root;
  }

  /**
   * The section at a path.
   *
   * @throws MissingCfgSectionException if it is not there
   */
  CfgSection require(String... path) {
    CfgSection section = root;
    for (String part : path) {
      CfgSection parent = section;
      section =
          parent
              .section(part)
              .orElseThrow(
                  () ->
                      new MissingCfgSectionException(
                          name,
                          part,
                          parent.sections().isEmpty()
                              ? "none"
                              : parent.sections().stream()
                                  .map(CfgSection::name)
                                  .collect(Collectors.joining(", "))));
    }
    return section;
  }

  /** The file with an option of a section set: its value replaced, or a line added. */
  CfgFile with(CfgSection section, String option, String value) {
    List<String> changed = new ArrayList<>(lines);
    section
        .option(option)
        .ifPresentOrElse(
            old -> changed.set(old.line() - 1, replaced(lines.get(old.line() - 1), value)),
            () ->
                changed.add(
                    lineForNewOption(section) - 1,
                    "%s%s = %s%s".formatted(indentOf(section), option, value, lineEnd())));
    return parse(name, String.join("", changed).getBytes(ISO_8859_1));
  }

  /** The file with a section more, in front of the sections that its parent has. */
  CfgFile withSection(CfgSection parent, String section, List<String> options) {
    String indent = indentOf(parent);
    List<String> added = new ArrayList<>();
    added.add(indent + section + lineEnd());
    added.add(indent + "{" + lineEnd());
    options.forEach(option -> added.add(indent + INDENT + option + lineEnd()));
    added.add(indent + "}" + lineEnd());
    List<String> changed = new ArrayList<>(lines);
    changed.addAll(parent.openLine(), added);
    return parse(name, String.join("", changed).getBytes(ISO_8859_1));
  }

  /** What stands before the value, and the line's end, stay. */
  private static String replaced(String line, String value) {
    int begin = line.indexOf('=') + 1;
    while (begin < line.length() && (line.charAt(begin) == ' ' || line.charAt(begin) == '\t')) {
      begin++;
    }
    String end = line.substring(line.stripTrailing().length());
    String lineEnd = end.endsWith("\r\n") ? "\r\n" : "\n";
    String head = line.substring(0, Math.min(begin, line.stripTrailing().length()));
    return (head.endsWith("=") ? head + " " : head) + value + lineEnd;
  }

  /** Behind the last option, else behind the brace, else before all sections of the file. */
  private int lineForNewOption(CfgSection section) {
    return section.options().isEmpty()
        ? section.openLine() + 1
        : section.options().get(section.options().size() - 1).line() + 1;
  }

  private String indentOf(CfgSection section) {
    if (!section.options().isEmpty()) {
      return indentOfLine(section.options().get(0).line());
    }
    if (!section.sections().isEmpty()) {
      return indentOfLine(section.sections().get(0).closeLine());
    }
    return section.openLine() == 0 ? "" : indentOfLine(section.openLine()) + INDENT;
  }

  private String indentOfLine(int number) {
    String line = lines.get(number - 1);
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private String lineEnd() {
    return !lines.isEmpty() && lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
  }
}
