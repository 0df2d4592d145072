package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

/** What the decisions taken so far, the user among them, ask of each project. */
final class ActiveDependencies {
  private final Map<ProjectName, List<Dependency>> byProject = new HashMap<>();
  private final Map<ProjectName, List<Identifier>> askers = new HashMap<>();
  private final Universe universe;

  ActiveDependencies(Universe universe, Map<Identifier, Integer> decisions) {
    this.universe = universe;
    decisions.forEach(
        (subject, index) ->
            universe.dependencies(subject, index).forEach(needed -> note(subject, needed)));
  }

  private void note(Identifier by, Dependency needed) {
    byProject.computeIfAbsent(needed.name(), name -> new ArrayList<>()).add(needed);
    askers.computeIfAbsent(needed.name(), name -> new ArrayList<>()).add(by);
  }

  /** What is asked of a package's project. */
  List<Dependency> of(Identifier subject) {
    return Universe.name(subject).map(n -> byProject.getOrDefault(n, List.of())).orElse(List.of());
  }

  /** Who asks it. */
  List<Identifier> askers(ProjectName name) {
    return askers.getOrDefault(name, List.of()).stream().distinct().toList();
  }

  /** The specifiers in force for a project, constraints included. */
  List<SpecifierSet> inForce(ProjectName name) {
    List<SpecifierSet> found = new ArrayList<>();
    byProject.getOrDefault(name, List.of()).forEach(needed -> found.add(needed.specifier()));
    universe
        .user()
        .constraints()
        .getOrDefault(name, List.of())
        .forEach(limit -> found.add(limit.specifier()));
    return found;
  }
}
