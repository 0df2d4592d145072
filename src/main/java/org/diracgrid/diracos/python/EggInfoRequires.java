package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** setuptools' {@code requires.txt}, which eggs have in place of {@code Requires-Dist} fields. */
public final class EggInfoRequires {
  private static final String KIND = "line of requires.txt";

  private EggInfoRequires() {}

  /**
   * Reads the file; a section {@code [extra:marker]} becomes the marker of the requirements in it.
   * Throws {@link InvalidMetadataException}, which quotes the line.
   */
  public static List<Requirement> parse(String requiresTxt) {
    List<Requirement> requirements = new ArrayList<>();
    Optional<Marker> section = Optional.empty();
    for (Iterator<String> lines = requiresTxt.lines().iterator(); lines.hasNext(); ) {
      String line = PythonText.strip(lines.next());
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        if (line.startsWith("[") && line.endsWith("]")) {
          section = section(line.substring(1, line.length() - 1));
        } else {
          Requirement requirement = Requirement.parse(line);
          requirements.add(section.map(requirement::onlyIf).orElse(requirement));
        }
      } catch (InvalidRequirementException | InvalidMarkerException e) {
        throw new InvalidMetadataException(KIND, line, -1, e.reason());
      }
    }
    return List.copyOf(requirements);
  }

  /** Either side of the colon may be missing. */
  private static Optional<Marker> section(String name) {
    int colon = name.indexOf(':');
    String extra = PythonText.strip(colon < 0 ? name : name.substring(0, colon));
    String condition = colon < 0 ? "" : PythonText.strip(name.substring(colon + 1));
    Optional<Marker> wanted =
        extra.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Marker(
                    new MarkerComparison(
                        new MarkerComparison.Operand(true, "extra"),
                        "==",
                        new MarkerComparison.Operand(false, extra))));
    if (condition.isEmpty()) {
      return wanted;
    }
    Marker marker = Marker.parse(condition);
    return Optional.of(wanted.map(marker::and).orElse(marker));
  }
}
