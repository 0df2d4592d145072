package org.diracgrid.diracos.resolver;

import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/**
 * What helps to act on a proof: what was passed over that might have served, where nothing was
 * found, and what stays only because nobody asks for another.
 */
final class Hints {
  private static final int MOST_LINES = 10;

  private final Universe universe;

  /** What is asked of each project, by the user and by others. */
  private final Map<ProjectName, List<Dependency>> asked = new LinkedHashMap<>();

  private final Map<ProjectName, List<PassedOver>> unusable = new LinkedHashMap<>();

  private final Set<ProjectName> staying = new LinkedHashSet<>();

  Hints(Universe universe) {
    this.universe = universe;
  }

  /** Takes in a fact of the proof. */
  void note(Incompatibility fact) {
    if (fact.cause() instanceof Cause.Needs needs) {
      asked
          .computeIfAbsent(needs.dependency().name(), name -> new ArrayList<>())
          .add(needs.dependency());
      // Who needs it is no part of the argument if it is there in any case.
      needs
          .dependency()
          .demand()
          .by()
          .filter(by -> fact.about(new Identifier.Project(by)).isEmpty())
          .filter(universe::isReplaceable)
          .ifPresent(staying::add);
    }
    if (fact.cause() instanceof Cause.Unusable cause) {
      Term term = fact.terms().get(0);
      ProjectName name = Universe.name(term.subject()).orElseThrow();
      term.set()
          .indices()
          .mapToObj(index -> universe.of(name).get(index).version())
          .map(it -> new PassedOver(name + " " + it, Optional.of(it), cause.reason()))
          .forEach(it -> unusable.computeIfAbsent(name, n -> new ArrayList<>()).add(it));
    }
  }

  /** The hints, one for each project. */
  List<String> sentences() {
    List<String> hints = new ArrayList<>();
    for (ProjectName name : staying) {
      hints.add(
          "%s stays as the base has it, as nothing asks for it; ask for it too, and another version of it may be taken."
              .formatted(name));
    }
    asked.forEach(
        (name, dependencies) -> {
          ProjectCandidates candidates = universe.of(name);
          List<PassedOver> found = new ArrayList<>(unusable.getOrDefault(name, List.of()));
          // The newest first, as a reader looks for what he expected to be taken.
          found.sort(Comparator.comparing(it -> it.version().orElseThrow(), reverseOrder()));
          candidates.passedOver().stream()
              .filter(it -> mightServe(it, dependencies))
              .forEach(found::add);
          if (!found.isEmpty()) {
            hints.add(passedOver(name, found));
          } else if (candidates.size() == 0 && candidates.passedOver().isEmpty()) {
            hints.add(
                candidates.searched().isEmpty()
                    ? "No index was asked for %s: there is none.".formatted(name)
                    : "%s was looked for on %s."
                        .formatted(name, String.join(", ", candidates.searched())));
          }
        });
    return hints;
  }

  /** Whether it would do for the user, and for one at least of the others who ask. */
  private static boolean mightServe(PassedOver file, List<Dependency> asked) {
    if (file.version().isEmpty()) {
      return true;
    }
    Version version = file.version().get();
    List<Dependency> others = asked.stream().filter(it -> it.demand().origin().isEmpty()).toList();
    return asked.stream()
            .filter(it -> it.demand().origin().isPresent())
            .allMatch(it -> accepts(it, version))
        && (others.isEmpty() || others.stream().anyMatch(it -> accepts(it, version)));
  }

  private static boolean accepts(Dependency dependency, Version version) {
    return dependency.specifier().contains(version, PreReleasePolicy.ALLOW);
  }

  private static String passedOver(ProjectName name, List<PassedOver> files) {
    Map<String, List<PassedOver>> byReason = new LinkedHashMap<>();
    files.forEach(it -> byReason.computeIfAbsent(it.reason(), r -> new ArrayList<>()).add(it));
    StringBuilder text = new StringBuilder("Of %s were passed over:".formatted(name));
    byReason.values().stream()
        .limit(MOST_LINES)
        .forEach(group -> text.append("\n  ").append(line(group)));
    int left = byReason.values().stream().skip(MOST_LINES).mapToInt(List::size).sum();
    return left == 0 ? text.toString() : text + "\n  and %d more".formatted(left);
  }

  /** The newest of what has one reason, and how much else has it. */
  private static String line(List<PassedOver> group) {
    PassedOver first = group.get(0);
    String line = "%s %s".formatted(first.what(), first.reason());
    if (group.size() == 1) {
      return line;
    }
    List<String> versions =
        group.stream()
            .skip(1)
            .flatMap(it -> it.version().stream())
            .distinct()
            .sorted()
            .map(Version::toString)
            .toList();
    String which = versions.isEmpty() ? "" : ", of " + Wording.shortened(versions);
    return "%s; likewise %d more%s".formatted(line, group.size() - 1, which);
  }
}
