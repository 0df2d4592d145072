package org.diracgrid.diracos.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.Requirement;

/**
 * What a project says of how it is built (PEP 517, PEP 518).
 *
 * @param requirements what has to be there
 * @param backend module, or module and object as in {@code setuptools.build_meta:__legacy__}
 * @param path folders of the project in which the backend itself lies, relative to the project
 * @param isolated whether nothing else may be there
 */
record BuildSystem(
    List<Requirement> requirements, String backend, List<String> path, boolean isolated) {
  private static final String TABLE = "build-system";

  /** PEP 517 has it where no backend is named; the first setuptools that has this one. */
  private static final String LEGACY = "setuptools.build_meta:__legacy__";

  private static final Requirement SETUPTOOLS = Requirement.parse("setuptools>=40.8.0");

  /** In words that do not change with how this is compiled. */
  @Override
  public String toString() {
    return "%s %s %s %s".formatted(requirements, backend, path, isolated);
  }

  /** Reads it; throws {@link UnbuildableProjectException} if it is malformed. */
  static BuildSystem of(SourceTree tree) {
    Optional<ProjectTable> file = PyProject.table(tree);
    if (file.isEmpty() && !tree.has("setup.py")) {
      throw new UnbuildableProjectException(
          tree.shown(), "it has neither a pyproject.toml nor a setup.py");
    }
    ProjectTable table = file.map(it -> it.table(TABLE)).orElse(null);
    if (table == null || table.keys().isEmpty()) {
      // Who writes no pyproject.toml may count on what the Python has anyway, as with older pips.
      return new BuildSystem(List.of(SETUPTOOLS), LEGACY, List.of(), file.isPresent());
    }
    if (!table.has("requires")) {
      throw table.failure("requires", "is missing, which PEP 518 demands");
    }
    List<Requirement> requirements =
        new ArrayList<>(
            table.texts("requires").stream()
                .map(it -> table.parse("requires", it, Requirement::parse))
                .toList());
    Optional<String> backend = table.text("build-backend");
    if (backend.isEmpty()) {
      requirements.add(SETUPTOOLS);
    }
    List<String> path = table.texts("backend-path");
    for (String folder : path) {
      boolean inside =
          !folder.startsWith("/")
              && tree.root().resolve(folder).normalize().startsWith(tree.root());
      if (!inside) {
        throw table.failure("backend-path", "leads out of the project, to '%s'".formatted(folder));
      }
    }
    return new BuildSystem(List.copyOf(requirements), backend.orElse(LEGACY), path, true);
  }
}
