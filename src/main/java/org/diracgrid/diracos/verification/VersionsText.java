package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.InvalidProjectNameException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/**
 * What stands in an extension's {@code <name>_versions.txt}.
 *
 * @param path of the file
 * @param name of the extension
 * @param version of the extension
 * @param baseVersion of the DIRACOS below
 * @param packages what it adds, by line
 */
record VersionsText(
    String path, String name, String version, String baseVersion, List<Line> packages) {
  private static final Pattern TITLE =
      Pattern.compile("(\\S+)DIRACOS (\\S+) (.+) based on DIRACOS (.+)");

  private static final String HEADING = "===== Python packages ====";

  /** Those of {@code pip freeze}: a pinned version, or where it came from (PEP 610). */
  private static final Pattern PACKAGE = Pattern.compile("(\\S+?)(?:==(\\S+)| @ (\\S+))");

  /**
   * One line.
   *
   * @param version empty if the line tells where the package came from instead
   */
  record Line(ProjectName name, Optional<Version> version) {}

  /** What stands at a path of an archive; empty if there is none, or none of this form. */
  static Optional<VersionsText> in(Survey survey, String path) {
    return Optional.ofNullable(survey.texts().get(path)).flatMap(text -> parse(path, text));
  }

  /** Reads a file; empty if it has not the form that dos-build-extension gives it. */
  static Optional<VersionsText> parse(String path, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    Matcher title = TITLE.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!title.matches() || lines.size() < 2 || !lines.get(1).equals(HEADING)) {
      return Optional.empty();
    }
    List<Line> packages = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      Matcher matcher = PACKAGE.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Optional<Version> version = Optional.ofNullable(matcher.group(2)).flatMap(Version::tryParse);
      if (matcher.group(2) != null && version.isEmpty()) {
        return Optional.empty();
      }
      try {
        packages.add(new Line(ProjectName.of(matcher.group(1)), version));
      } catch (InvalidProjectNameException e) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new VersionsText(
            path, title.group(1), title.group(2), title.group(4), List.copyOf(packages)));
  }
}
