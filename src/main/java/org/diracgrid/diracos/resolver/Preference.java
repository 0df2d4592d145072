package org.diracgrid.diracos.resolver;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diracgrid.diracos.python.ProjectName;

/**
 * Which package to decide next. Where several solutions exist this decides which is found, so it
 * follows pip ({@code PipProvider.get_preference}): direct references, pins, upper bounds, the
 * user's order, the name. A package that keeps clashing with one decided before is lifted above all
 * others, and the other put last, so that the search does not sink through all of its versions.
 */
final class Preference {
  /** After so many clashes the order of the two is turned round, as uv does. */
  private static final int CLASHES = 5;

  private final Map<ProjectName, Integer> order = new HashMap<>();
  private final Map<ProjectName, Integer> clashes = new HashMap<>();
  private final Set<ProjectName> lifted = new HashSet<>();
  private final Set<ProjectName> lowered = new HashSet<>();

  /** Takes the user's order from the user's requirements. */
  Preference(List<Dependency> asked) {
    asked.forEach(dependency -> order.putIfAbsent(dependency.name(), order.size()));
  }

  /**
   * Notes that a package could not be decided because of one decided before, and tells whether it
   * is time to go back and decide them the other way round.
   */
  boolean clashed(Identifier subject, Identifier culprit) {
    ProjectName affected = Universe.name(subject).orElseThrow();
    boolean turn = clashes.merge(affected, 1, Integer::sum) == CLASHES;
    if (turn) {
      lifted.add(affected);
      Universe.name(culprit).ifPresent(lowered::add);
    }
    return turn;
  }

  /** The one to decide next of some undecided packages. */
  Identifier next(Collection<Identifier> undecided, ActiveDependencies active) {
    return undecided.stream()
        .min(
            Comparator.comparing((Identifier p) -> !isIn(lifted, p))
                .thenComparing(p -> isIn(lowered, p))
                .thenComparing(p -> !active.of(p).isDirect())
                .thenComparing(p -> !active.of(p).isPinned())
                .thenComparing(p -> !active.of(p).isBoundedAbove())
                .thenComparing(this::place)
                .thenComparing(p -> Universe.name(p).map(ProjectName::normalized).orElse(""))
                // A project comes before its extras, which take its version.
                .thenComparing(p -> p instanceof Identifier.Extra)
                .thenComparing(Identifier::toString))
        .orElseThrow();
  }

  private static boolean isIn(Set<ProjectName> names, Identifier subject) {
    return Universe.name(subject).filter(names::contains).isPresent();
  }

  private int place(Identifier subject) {
    return Universe.name(subject).map(n -> order.getOrDefault(n, Integer.MAX_VALUE)).orElse(-1);
  }
}
