package org.diracgrid.diracos.resolver;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Specifier;

/**
 * Which package to decide next. Where several solutions exist this decides which is found, so it
 * follows pip ({@code PipProvider.get_preference}): direct references, pins, upper bounds, the
 * user's order, the name. A package that keeps clashing goes first, which keeps the search short.
 */
final class Preference {
  /** After so many conflicts a package is decided before all others, as uv does. */
  private static final int CLASHES = 5;

  private static final Set<String> UPPER_BOUNDS = Set.of("<", "<=", "~=", "==");

  private final Map<ProjectName, Integer> order = new HashMap<>();
  private final Map<ProjectName, Integer> clashes = new HashMap<>();

  /** Takes the user's order from the user's requirements. */
  Preference(List<Dependency> asked) {
    asked.forEach(dependency -> order.putIfAbsent(dependency.name(), order.size()));
  }

  /** Notes that a package took part in a conflict. */
  void clashed(Identifier subject) {
    Universe.name(subject).ifPresent(name -> clashes.merge(name, 1, Integer::sum));
  }

  /** The one to decide next of some undecided packages. */
  Identifier next(List<Identifier> undecided, ActiveDependencies active) {
    return undecided.stream()
        .min(
            Comparator.comparing((Identifier p) -> !lifted(p))
                .thenComparing(p -> active.of(p).stream().noneMatch(d -> d.direct().isPresent()))
                .thenComparing(p -> !any(active.of(p), Admission::pins))
                .thenComparing(p -> !any(active.of(p), Preference::boundsAbove))
                .thenComparing(this::place)
                .thenComparing(p -> Universe.name(p).map(ProjectName::normalized).orElse(""))
                // A project comes before its extras, which take its version.
                .thenComparing(p -> p instanceof Identifier.Extra)
                .thenComparing(Identifier::toString))
        .orElseThrow();
  }

  private boolean lifted(Identifier subject) {
    return Universe.name(subject).map(n -> clashes.getOrDefault(n, 0) >= CLASHES).orElse(true);
  }

  private int place(Identifier subject) {
    return Universe.name(subject).map(n -> order.getOrDefault(n, Integer.MAX_VALUE)).orElse(-1);
  }

  private static boolean boundsAbove(Specifier specifier) {
    return UPPER_BOUNDS.contains(specifier.operator());
  }

  private static boolean any(List<Dependency> dependencies, Predicate<Specifier> condition) {
    return dependencies.stream()
        .flatMap(dependency -> dependency.specifier().specifiers().stream())
        .anyMatch(condition);
  }
}
