package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.Origin;

/** Incompatibilities that rest on no others: what somebody asks for, or the search found. */
final class Facts {
  private static final Comparator<Origin> BY_LINE =
      Comparator.nullsLast(
          Comparator.comparing(Origin::source)
              .thenComparing(Origin::line)
              .thenComparing(Origin::column));

  private final List<Incompatibility> all;

  Facts(List<Incompatibility> all) {
    this.all = all;
  }

  Facts and(Facts others) {
    return new Facts(Stream.concat(all.stream(), others.all.stream()).distinct().toList());
  }

  /** How many there are, all that is unusable of one package counted once. */
  int count() {
    Set<Object> points = new HashSet<>();
    all.forEach(fact -> points.add(isUnusable(fact) ? fact.terms().get(0).subject() : fact));
    return points.size();
  }

  /** How many lines of the user's files they speak of. */
  static long lines(Stream<Facts> facts) {
    return facts
        .flatMap(it -> it.all.stream())
        .flatMap(fact -> origin(fact).stream())
        .distinct()
        .count();
  }

  /** Whether all of them stand in the user's files. */
  boolean isUsers() {
    return all.stream().allMatch(fact -> origin(fact).isPresent());
  }

  /** Whether each tells what the one before it leads to. */
  boolean isChain() {
    List<Incompatibility> ordered = inOrder();
    for (int i = 1; i < ordered.size(); i++) {
      Optional<ProjectName> needed = needed(ordered.get(i - 1));
      if (needed.isEmpty() || !about(ordered.get(i)).equals(needed)) {
        return false;
      }
    }
    return true;
  }

  /**
   * In the order to read them: what the user asks for in the order of the lines, behind each what
   * that needs, and constraints last.
   */
  List<Incompatibility> inOrder() {
    Map<Optional<ProjectName>, List<Incompatibility>> byProject = new LinkedHashMap<>();
    Set<Optional<ProjectName>> needed = new HashSet<>();
    for (Incompatibility fact : all) {
      byProject.computeIfAbsent(about(fact), name -> new ArrayList<>()).add(fact);
      needed.add(needed(fact));
    }
    byProject
        .getOrDefault(Optional.empty(), new ArrayList<>())
        .sort(Comparator.comparing(fact -> origin(fact).orElse(null), BY_LINE));
    Set<Incompatibility> ordered = new LinkedHashSet<>();
    follow(Optional.empty(), byProject, ordered);
    byProject.keySet().stream()
        .filter(name -> !needed.contains(name))
        .forEach(name -> follow(name, byProject, ordered));
    byProject.keySet().forEach(name -> follow(name, byProject, ordered));
    ordered.addAll(all);
    return List.copyOf(ordered);
  }

  private static void follow(
      Optional<ProjectName> name,
      Map<Optional<ProjectName>, List<Incompatibility>> byProject,
      Set<Incompatibility> ordered) {
    for (Incompatibility fact : byProject.getOrDefault(name, List.of())) {
      if (!isConstraint(fact) && ordered.add(fact) && needed(fact).isPresent()) {
        follow(needed(fact), byProject, ordered);
      }
    }
  }

  static boolean isUnusable(Incompatibility fact) {
    return fact.cause() instanceof Cause.Unusable;
  }

  private static boolean isConstraint(Incompatibility fact) {
    return fact.cause() instanceof Cause.Constrained;
  }

  /** Where the user says so. */
  private static Optional<Origin> origin(Incompatibility fact) {
    if (fact.cause() instanceof Cause.Needs needs) {
      return needs.dependency().demand().origin();
    }
    return fact.cause() instanceof Cause.Constrained limit
        ? limit.constraint().origin()
        : Optional.empty();
  }

  /** The project that something is needed of. */
  private static Optional<ProjectName> needed(Incompatibility fact) {
    return fact.cause() instanceof Cause.Needs needs
        ? Optional.of(needs.dependency().name())
        : Optional.empty();
  }

  /** The project it tells something of; empty for what the user asks for. */
  private static Optional<ProjectName> about(Incompatibility fact) {
    if (fact.cause() instanceof Cause.Needs needs) {
      return needs.dependency().demand().by();
    }
    return fact.terms().stream()
        .map(Term::subject)
        .flatMap(subject -> Universe.name(subject).stream())
        .findFirst();
  }
}
