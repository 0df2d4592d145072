package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

/** What the decisions taken so far, the user among them, ask of each project. */
final class ActiveDependencies {
  private static final Asked NOTHING = new Asked();

  private final Map<ProjectName, Asked> byProject = new HashMap<>();
  private final Deque<List<Dependency>> decided = new ArrayDeque<>();

  /** What is asked of one project; what was asked last goes first when decisions are undone. */
  static final class Asked {
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Identifier> askers = new ArrayList<>();
    private int direct;
    private int pins;
    private int upperBounds;

    private void add(Identifier by, Dependency dependency) {
      dependencies.add(dependency);
      askers.add(by);
      count(dependency, 1);
    }

    private void removeLast() {
      askers.remove(askers.size() - 1);
      count(dependencies.remove(dependencies.size() - 1), -1);
    }

    private void count(Dependency dependency, int step) {
      direct += dependency.direct().isPresent() ? step : 0;
      pins += dependency.pins() ? step : 0;
      upperBounds += dependency.boundsAbove() ? step : 0;
    }

    /** Whether a URL is asked for. */
    boolean isDirect() {
      return direct > 0;
    }

    /** Whether one version is asked for. */
    boolean isPinned() {
      return pins > 0;
    }

    /** Whether versions are asked for that end somewhere. */
    boolean isBoundedAbove() {
      return upperBounds > 0;
    }

    /** Who asks. */
    List<Identifier> askers() {
      return askers.stream().distinct().toList();
    }

    /** Which versions are asked for. */
    List<SpecifierSet> specifiers() {
      return dependencies.stream().map(Dependency::specifier).toList();
    }
  }

  /** Adds what a decision brings. */
  void add(Identifier subject, List<Dependency> dependencies) {
    decided.push(dependencies);
    dependencies.forEach(
        needed -> byProject.computeIfAbsent(needed.name(), n -> new Asked()).add(subject, needed));
  }

  /** Goes back to where so many decisions had been added. */
  void backtrack(int decisions) {
    while (decided.size() > decisions) {
      List<Dependency> undone = decided.pop();
      undone.forEach(needed -> byProject.get(needed.name()).removeLast());
    }
  }

  /** What is asked of a package's project. */
  Asked of(Identifier subject) {
    Optional<ProjectName> name = Universe.name(subject);
    return name.isEmpty() ? NOTHING : byProject.getOrDefault(name.get(), NOTHING);
  }
}
