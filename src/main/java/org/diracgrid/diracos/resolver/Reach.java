package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.diracgrid.diracos.python.ProjectName;

/** How far the user's requirements lead in a solution. */
final class Reach {
  private final Universe universe;
  private final Map<Identifier, Integer> chosen;
  private final Set<ProjectName> projects = new LinkedHashSet<>();

  Reach(Universe universe, Map<Identifier, Integer> chosen) {
    this.universe = universe;
    this.chosen = chosen;
    Deque<ProjectName> open = new ArrayDeque<>();
    follow(new Identifier.Root(), open);
    while (!open.isEmpty()) {
      ProjectName name = open.pop();
      // An extra may be there for the sake of the base alone.
      chosen.keySet().stream()
          .filter(subject -> Universe.name(subject).filter(name::equals).isPresent())
          .forEach(subject -> follow(subject, open));
    }
  }

  private void follow(Identifier subject, Deque<ProjectName> open) {
    for (Dependency needed : universe.dependencies(subject, chosen.get(subject))) {
      if (projects.add(needed.name())) {
        open.push(needed.name());
      }
    }
  }

  /**
   * Projects of which the base's distribution would be replaced only so that others can be, which
   * is nobody's wish.
   */
  Set<ProjectName> replacedUnasked() {
    Set<ProjectName> found = new LinkedHashSet<>();
    chosen.forEach(
        (subject, index) -> {
          if (subject instanceof Identifier.Project project
              && !projects.contains(project.name())
              && universe.installed(project.name()).isPresent()
              && !universe.isInstalled(project.name(), index)) {
            found.add(project.name());
          }
        });
    return found;
  }
}
