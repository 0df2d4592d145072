package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/** Says incompatibilities in words. */
final class Wording {
  /** Longer lists of versions are told by their ends. */
  private static final int RUNS = 3;

  private final Universe universe;

  Wording(Universe universe) {
    this.universe = universe;
  }

  /** What rests on nothing else, as a clause without full stop. */
  String fact(Incompatibility incompatibility) {
    Cause cause = incompatibility.cause();
    if (cause instanceof Cause.Needs needs) {
      return needs(incompatibility, needs.dependency());
    }
    if (cause instanceof Cause.Constrained limit) {
      return "%s allows only %s"
          .formatted(limit.constraint().origin().orElseThrow(), wanted(limit.constraint()));
    }
    Term present =
        incompatibility.terms().stream()
            .filter(term -> !(term.subject() instanceof Identifier.Root))
            .filter(term -> !term.set().holdsAbsence())
            .findFirst()
            .orElseThrow();
    if (cause instanceof Cause.Unusable) {
      return unusable(present);
    }
    if (cause instanceof Cause.NotAdmitted refused) {
      return notAdmitted(present, refused.kind());
    }
    return "%s comes with its project at the same version".formatted(extra(incompatibility));
  }

  private static String extra(Incompatibility incompatibility) {
    return incompatibility.terms().stream()
        .map(Term::subject)
        .filter(Identifier.Extra.class::isInstance)
        .map(Object::toString)
        .findFirst()
        .orElse("an extra");
  }

  /** That candidates cannot be used, for reasons told elsewhere. */
  String unusable(Term candidates) {
    int count = candidates.set().count();
    return count > 1 && count == universe.size(candidates.subject())
        ? "no version of %s can be used".formatted(candidates.subject())
        : say(candidates) + " cannot be used";
  }

  /** PEP 592 and PEP 440 say what would let them in. */
  private String notAdmitted(Term candidates, String kind) {
    int count = candidates.set().count();
    boolean one = count == 1 || count == universe.size(candidates.subject());
    String which = say(candidates) + (one ? " is " : " are ");
    if (!kind.equals("yanked")) {
      return which + (one ? "a pre-release" : "pre-releases") + " that nothing asks for";
    }
    return which + kind + (count == 1 ? why(candidates) : "") + " and not pinned with ==";
  }

  /** The reason its publisher gives. */
  private String why(Term yanked) {
    return Universe.name(yanked.subject())
        .map(name -> universe.of(name).get(yanked.set().indices().findFirst().orElseThrow()))
        .flatMap(candidate -> candidate.files().get(0).yanked())
        .filter(reason -> !reason.isBlank())
        .map(reason -> " (%s)".formatted(reason.strip()))
        .orElse("");
  }

  private String needs(Incompatibility incompatibility, Dependency dependency) {
    Demand demand = dependency.demand();
    String who =
        demand
            .origin()
            .map(origin -> "%s asks for %s".formatted(origin, wanted(demand)))
            .orElseGet(
                () -> "%s needs %s".formatted(needing(incompatibility, demand), wanted(demand)));
    return who + remark(dependency);
  }

  /** Without the marker, which holds: otherwise nobody would speak of the requirement. */
  private static String wanted(Demand demand) {
    String text = demand.requirement();
    // Behind a URL a marker begins with white space (PEP 508).
    int marker = text.indexOf(text.contains("://") ? " ;" : ";");
    return (marker < 0 ? text : text.substring(0, marker)).strip();
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
          ? ", of which there is no distribution"
          : ", of which no file can be used";
    }
    return candidates.get(0).direct() ? ", while " + direct(candidates) : ", " + only(candidates);
  }

  private static String only(ProjectCandidates candidates) {
    List<String> versions =
        candidates.inOrder().stream()
            .map(Candidate::version)
            .sorted()
            .map(Version::toString)
            .toList();
    String which = shortened(versions);
    if (!candidates.passedOver().isEmpty()) {
      return "of which only %s can be used".formatted(which);
    }
    return "of which there %s only %s".formatted(versions.size() == 1 ? "is" : "are", which);
  }

  private static String direct(ProjectCandidates candidates) {
    Candidate chosen = candidates.get(0);
    return "only %s at %s counts".formatted(chosen.version(), chosen.files().get(0).source());
  }

  /** What follows from others, as a clause without full stop. */
  String conclusion(Incompatibility incompatibility) {
    List<String> having = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Term term : incompatibility.terms()) {
      if (!(term.subject() instanceof Identifier.Root)) {
        if (term.set().holdsAbsence()) {
          lacking.add(wanted(term.inverse()));
        } else {
          having.add(say(term));
        }
      }
    }
    if (having.isEmpty()) {
      return list(lacking, "or") + " is needed";
    }
    if (lacking.isEmpty()) {
      return having.size() == 1
          ? unusable(
              incompatibility.terms().stream()
                  .filter(term -> !(term.subject() instanceof Identifier.Root))
                  .findFirst()
                  .orElseThrow())
          : list(having, "and") + " exclude each other";
    }
    return "%s needs %s".formatted(String.join(" with ", having), list(lacking, "or"));
  }

  /** A package that is needed, with the versions if not all will do. */
  private String wanted(Term term) {
    boolean all = term.set().count() == universe.size(term.subject());
    return all ? term.subject().toString() : say(term);
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

  /** Clauses or names as one text; a comma before the last keeps apart what has commas itself. */
  static String list(List<String> parts, String conjunction) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    boolean commas = parts.stream().anyMatch(part -> part.contains(", "));
    return "%s%s %s %s"
        .formatted(
            String.join(", ", parts.subList(0, parts.size() - 1)),
            commas ? "," : "",
            conjunction,
            parts.get(parts.size() - 1));
  }

  /** A long list by its ends. */
  static String shortened(List<String> parts) {
    return parts.size() <= RUNS + 1
        ? list(parts, "and")
        : "%s, … %s"
            .formatted(String.join(", ", parts.subList(0, RUNS - 1)), parts.get(parts.size() - 1));
  }

  private static String run(ProjectCandidates candidates, int first, int last) {
    String from = candidates.get(first).version().toString();
    return first == last ? from : from + " to " + candidates.get(last).version();
  }
}
