package org.diracgrid.diracos.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.Requirement;

/**
 * A pyproject.toml of which a wheel can be made without its backend (PEP 517, 518, 621).
 *
 * @param project the table {@code project}
 * @param tool the table {@code tool}
 * @param backend who would build it
 * @param dynamic the fields that are left to the build
 */
record PyProject(ProjectTable project, ProjectTable tool, Backend backend, Set<String> dynamic) {
  static final String FILE = "pyproject.toml";

  /** Fields that stand in PKG-INFO, too. */
  private static final Set<String> IN_PKG_INFO =
      Set.of(
          "version",
          "description",
          "readme",
          "requires-python",
          "license",
          "license-files",
          "authors",
          "maintainers",
          "keywords",
          "classifiers",
          "urls",
          "dependencies",
          "optional-dependencies");

  /**
   * Reads it.
   *
   * @param sdist whether it stands in an sdist that states the metadata in PKG-INFO
   */
  static PyProject read(SourceTree tree, boolean sdist) {
    ProjectTable root =
        table(tree)
            .orElseThrow(
                () ->
                    new UnbuildableProjectException(
                        tree.shown(),
                        tree.isProject()
                            ? "it has no pyproject.toml, so only its setup.py knows what it is"
                                + " made of"
                            : "it has neither a pyproject.toml nor a setup.py"));
    Backend backend = backend(root.table("build-system"), sdist);
    if (!root.has("project")) {
      throw new UnbuildableProjectException(
          tree.shown(), "its pyproject.toml has no table project (PEP 621)");
    }
    ProjectTable project = root.table("project");
    Set<String> dynamic = new TreeSet<>(project.texts("dynamic"));
    Set<String> open = new TreeSet<>(dynamic);
    if (sdist) {
      open.removeAll(IN_PKG_INFO);
    }
    if (!open.isEmpty()) {
      throw new UnbuildableProjectException(
          tree.shown(),
          "its pyproject.toml leaves %s to the build ('dynamic')"
              .formatted(String.join(", ", open)));
    }
    return new PyProject(project, root.table("tool"), backend, dynamic);
  }

  /** The whole of a project's pyproject.toml, if it has one. */
  static Optional<ProjectTable> table(SourceTree tree) {
    return tree.text(FILE).map(text -> parse(tree.shown(), text));
  }

  private static ProjectTable parse(String shown, String text) {
    try {
      return new ProjectTable(shown, "", new TomlMapper().readTree(text));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnbuildableProjectException(
          shown,
          "its pyproject.toml is no TOML, line %d: %s"
              .formatted(
                  at == null ? 0 : at.getLineNr(),
                  e.getOriginalMessage().replaceAll("\\s*\\R.*", "")),
          e);
    }
  }

  private static Backend backend(ProjectTable system, boolean sdist) {
    // PEP 517: without one, setuptools builds.
    String name = system.text("build-backend").orElse("setuptools.build_meta");
    Backend backend =
        Backend.named(name)
            .filter(found -> !system.has("backend-path"))
            .orElseThrow(
                () ->
                    system.failure(
                        "build-backend", "is '%s', which only Python can run".formatted(name)));
    for (String requirement : system.texts("requires")) {
      String project =
          system.parse("requires", requirement, Requirement::parse).name().normalized();
      if (!backend.mayRequire(project, sdist)) {
        throw system.failure(
            "requires", "names %s, which may change what is built".formatted(project));
      }
    }
    return backend;
  }

  /** The patterns of licence files. */
  List<String> licensePatterns() {
    return project.has("license-files")
        ? project.texts("license-files")
        : backend.licensePatterns();
  }
}
