package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.ProjectName;

/** Whether the extension's versions file says what the archive is. */
final class VersionsCheck {
  private static final String NAME = "versions file";

  /** {@code pip freeze} never lists these. */
  private static final Set<String> LEFT_OUT = Set.of("pip", "setuptools", "wheel", "distribute");

  /**
   * The extension's own versions file. Of an extension of an extension there are several; the name
   * tells which is meant.
   */
  static Optional<String> path(Survey survey, Claims claims) {
    Optional<String> named = claims.name().map("diracos/%s_versions.txt"::formatted);
    return named.isPresent()
        ? named
        : survey.texts().keySet().stream()
            .filter(it -> it.endsWith("_versions.txt"))
            .reduce((one, other) -> "")
            .filter(it -> !it.isEmpty());
  }

  List<Finding> findings(Survey survey, Claims claims) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> path = path(survey, claims);
    if (path.isEmpty()) {
      return findings;
    }
    String text = survey.texts().get(path.get());
    if (text == null) {
      findings.add(Finding.error(NAME, path.get(), "is missing, so nobody can see what was added"));
      return findings;
    }
    Optional<VersionsText> versions = VersionsText.parse(path.get(), text);
    if (versions.isEmpty()) {
      findings.add(
          Finding.error(NAME, path.get(), "has not the form that dos-build-extension gives it"));
      return findings;
    }
    compareTitle(versions.get(), claims, findings);
    comparePackages(survey, versions.get(), claims, findings);
    return findings;
  }

  private static void compareTitle(VersionsText versions, Claims claims, List<Finding> findings) {
    compare(versions, "the extension", claims.name(), versions.name(), findings);
    compare(versions, "version", claims.version(), versions.version(), findings);
    compare(versions, "the base DIRACOS", claims.baseVersion(), versions.baseVersion(), findings);
  }

  private static void compare(
      VersionsText versions,
      String what,
      Optional<String> claimed,
      String written,
      List<Finding> findings) {
    if (claimed.isPresent() && !claimed.get().equals(written)) {
      findings.add(
          Finding.error(
              NAME,
              versions.path(),
              "tells of %s %s, not of %s".formatted(what, written, claimed.get())));
    }
  }

  private static void comparePackages(
      Survey survey, VersionsText versions, Claims claims, List<Finding> findings) {
    if (survey.inventory().isEmpty()) {
      return;
    }
    Map<ProjectName, InstalledDistribution> installed =
        survey.inventory().get().distributions().stream()
            .collect(Collectors.toMap(InstalledDistribution::name, Function.identity()));
    for (VersionsText.Line line : versions.packages()) {
      InstalledDistribution found = installed.get(line.name());
      if (found == null) {
        findings.add(
            Finding.error(
                NAME, versions.path(), "lists %s, which is not installed".formatted(line.name())));
      } else if (line.version().filter(it -> !it.equals(found.version())).isPresent()) {
        findings.add(
            Finding.error(
                NAME,
                versions.path(),
                "lists %s %s, while %s is installed"
                    .formatted(line.name(), line.version().get(), found.version())));
      }
    }
    Set<ProjectName> listed =
        versions.packages().stream().map(VersionsText.Line::name).collect(Collectors.toSet());
    claims.added().orElse(List.of()).stream()
        .map(Claims.Added::name)
        .filter(it -> !listed.contains(it) && !LEFT_OUT.contains(it.normalized()))
        .forEach(
            it ->
                findings.add(
                    Finding.error(
                        NAME, versions.path(), "does not list %s, which was added".formatted(it))));
  }
}
