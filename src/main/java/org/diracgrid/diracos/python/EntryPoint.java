package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry point (entry points specification), e.g. {@code dirac-ls = DIRAC.cli:main [extra]}.
 *
 * @param group e.g. {@code console_scripts}
 * @param name e.g. {@code dirac-ls}
 * @param module e.g. {@code DIRAC.cli}
 * @param attribute e.g. {@code main}, dotted or empty
 * @param extras normalized
 */
public record EntryPoint(
    String group, String name, String module, String attribute, SortedSet<String> extras) {
  private static final String KIND = "line of entry_points.txt";

  /** The groups that installers make launchers for. */
  private static final Set<String> LAUNCHED = Set.of("console_scripts", "gui_scripts");

  /** importlib.metadata's EntryPoint.pattern. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<module>[\\p{L}\\p{N}_.]++)\\s*+(?::\\s*+(?<attribute>[\\p{L}\\p{N}_.]++)\\s*+)?"
              + "(?:\\[(?<extras>.*)\\]\\s*+)?");

  /** Reads {@code entry_points.txt}; throws {@link InvalidMetadataException}. */
  public static List<EntryPoint> parse(String text) {
    List<EntryPoint> entries = new ArrayList<>();
    String group = "";
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      // Old setuptools indents whole files, so indentation is no continuation.
      String line = PythonText.strip(lines.next());
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        group = PythonText.strip(line.substring(1, line.length() - 1));
      } else if (!group.isEmpty()) {
        entry(group, line).ifPresent(entries::add);
      }
    }
    return List.copyOf(entries);
  }

  /** Empty for what no installer needs and only its group understands. */
  private static Optional<EntryPoint> entry(String group, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidMetadataException(
          KIND, line, -1, "it has not the form name = module:attribute");
    }
    Matcher reference = REFERENCE.matcher(PythonText.strip(line.substring(equals + 1)));
    if (!reference.matches()) {
      if (LAUNCHED.contains(group)) {
        throw new InvalidMetadataException(
            KIND, line, equals + 1, "what follows '=' has not the form module:attribute");
      }
      return Optional.empty();
    }
    return Optional.of(
        new EntryPoint(
            group,
            PythonText.strip(line.substring(0, equals)),
            reference.group("module"),
            Optional.ofNullable(reference.group("attribute")).orElse(""),
            extras(reference.group("extras"))));
  }

  private static SortedSet<String> extras(String list) {
    List<String> names = new ArrayList<>();
    for (String name : list == null ? new String[0] : list.split(",")) {
      if (!PythonText.strip(name).isEmpty()) {
        names.add(PythonText.strip(name));
      }
    }
    return ExtraName.normalizeAll(names);
  }
}
