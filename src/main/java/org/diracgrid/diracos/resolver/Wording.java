package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;

/** Says incompatibilities in words. */
final class Wording {
  /** Longer lists of versions are told by their ends. */
  private static final int RUNS = 3;

  private final Universe universe;

  Wording(Universe universe) {
    this.universe = universe;
  }

  /** An incompatibility as a clause without full stop. */
  String clause(Incompatibility incompatibility) {
    Cause cause = incompatibility.cause();
    if (cause instanceof Cause.Needs needs) {
      return needs(incompatibility, needs.dependency());
    }
    if (cause instanceof Cause.Constrained limit) {
      return "%s allows only %s"
          .formatted(limit.constraint().origin().orElseThrow(), limit.constraint().requirement());
    }
    Optional<Term> present =
        incompatibility.terms().stream()
            .filter(term -> !(term.subject() instanceof Identifier.Root))
            .filter(term -> !term.set().holdsAbsence())
            .findFirst();
    if (cause instanceof Cause.Unusable unusable) {
      return "%s %s".formatted(say(present.orElseThrow()), unusable.reason());
    }
    if (cause instanceof Cause.NotAdmitted refused) {
      return "%s is %s, which nothing opts in to"
          .formatted(say(present.orElseThrow()), refused.kind());
    }
    if (cause instanceof Cause.SameVersion) {
      return "%s comes with its project at the same version"
          .formatted(present.orElseThrow().subject());
    }
    return derived(incompatibility);
  }

  private String needs(Incompatibility incompatibility, Dependency dependency) {
    Demand demand = dependency.demand();
    String who =
        demand
            .origin()
            .map(origin -> "%s asks for %s".formatted(origin, demand.requirement()))
            .orElseGet(
                () ->
                    "%s needs %s"
                        .formatted(needing(incompatibility, demand), demand.requirement()));
    return who + remark(dependency);
  }

  private String needing(Incompatibility incompatibility, Demand demand) {
    ProjectName by = demand.by().orElseThrow();
    return incompatibility.terms().stream()
        .filter(term -> Universe.name(term.subject()).filter(by::equals).isPresent())
        .filter(term -> !term.set().present().isEmpty())
        .findFirst()
        .map(term -> say(new Term(term.subject(), term.set().present())))
        .orElseGet(() -> ofBase(by));
  }

  /** What stays whatever is chosen has no term. */
  private String ofBase(ProjectName name) {
    return universe
        .installed(name)
        .map(it -> "%s %s of the base".formatted(name, it.version()))
        .orElse(name.toString());
  }

  /** What makes a dependency impossible by itself. */
  private String remark(Dependency dependency) {
    if (!universe.accepted(dependency).isEmpty()) {
      return "";
    }
    ProjectCandidates candidates = universe.of(dependency.name());
    if (candidates.closed().isPresent()) {
      Candidate kept = candidates.get(0);
      return ", while the base has %s %s, which %s"
          .formatted(
              kept.installed().orElseThrow().writtenName(),
              kept.version(),
              candidates.closed().get());
    }
    if (candidates.size() == 0) {
      return candidates.passedOver().isEmpty()
          ? ", and there is no distribution of that name"
          : ", of which no file can be used";
    }
    return ", and no version there is meets that";
  }

  private String derived(Incompatibility incompatibility) {
    if (incompatibility.isFailure()) {
      return "the requirements cannot be met together";
    }
    List<String> having = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Term term : incompatibility.terms()) {
      if (!(term.subject() instanceof Identifier.Root)) {
        if (term.set().holdsAbsence()) {
          lacking.add(say(term.inverse()));
        } else {
          having.add(say(term));
        }
      }
    }
    if (having.isEmpty()) {
      return String.join(" or ", lacking) + " is needed";
    }
    if (lacking.isEmpty()) {
      return having.size() == 1
          ? having.get(0) + " cannot be used"
          : String.join(" and ", having) + " exclude each other";
    }
    return "%s needs %s".formatted(String.join(" with ", having), String.join(" or ", lacking));
  }

  /** A package with the versions meant. */
  private String say(Term term) {
    Optional<ProjectName> name = Universe.name(term.subject());
    if (name.isEmpty()) {
      return term.subject().toString();
    }
    ProjectCandidates candidates = universe.of(name.get());
    int count = term.set().count();
    if (count == 0) {
      return "no version of " + term.subject();
    }
    if (count == candidates.size()) {
      return count == 1
          ? "%s %s".formatted(term.subject(), candidates.get(0).version())
          : "every version of " + term.subject();
    }
    return "%s %s".formatted(term.subject(), versions(candidates, term.set()));
  }

  private static String versions(ProjectCandidates candidates, CandidateSet set) {
    List<Integer> ascending = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      ascending.add(i);
    }
    ascending.sort(Comparator.comparing((Integer i) -> candidates.get(i).version()));
    List<String> runs = new ArrayList<>();
    int first = -1;
    for (int at = 0; at <= ascending.size(); at++) {
      boolean in = at < ascending.size() && set.contains(ascending.get(at));
      if (in && first < 0) {
        first = at;
      } else if (!in && first >= 0) {
        runs.add(run(candidates, ascending.get(first), ascending.get(at - 1)));
        first = -1;
      }
    }
    return runs.size() <= RUNS
        ? String.join(", ", runs)
        : "%s, … %s"
            .formatted(String.join(", ", runs.subList(0, RUNS - 1)), runs.get(runs.size() - 1));
  }

  private static String run(ProjectCandidates candidates, int first, int last) {
    String from = candidates.get(first).version().toString();
    return first == last ? from : from + " to " + candidates.get(last).version();
  }
}
