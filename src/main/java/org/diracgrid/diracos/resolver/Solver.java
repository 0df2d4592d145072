package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.python.ProjectName;

/**
 * PubGrub: decides one package after another, follows what each decision forces, and learns from
 * every conflict an incompatibility that leads back past its cause.
 *
 * @see <a href="https://github.com/dart-lang/pub/blob/master/doc/solver.md">the algorithm</a>
 */
final class Solver {
  private static final Identifier ROOT = new Identifier.Root();

  private final Universe universe;
  private final PartialSolution solution;
  private final Preference preference;
  private final Map<Identifier, List<Incompatibility>> incompatibilities = new HashMap<>();

  /** Dependencies that differ only in the candidate that has them are one incompatibility. */
  private final Map<List<Object>, Incompatibility> mergeable = new HashMap<>();

  private final Set<ProjectName> met = new HashSet<>();

  /** Projects of which the base's distribution was taken to stay because nobody asked for them. */
  private final Set<ProjectName> relied = new HashSet<>();

  private final Map<ProjectName, Set<String>> extras = new HashMap<>();

  Solver(Universe universe) {
    this.universe = universe;
    this.solution = new PartialSolution(universe::size, universe::heed);
    this.preference = new Preference(universe.user().dependencies());
  }

  /**
   * The chosen candidate's index for every package that is needed.
   *
   * @throws UnsolvableException with the proof if there is no solution
   */
  Map<Identifier, Integer> solve() {
    add(Incompatibility.of(List.of(root().inverse()), new Cause.Asked()));
    Optional<Identifier> next = Optional.of(ROOT);
    while (next.isPresent()) {
      propagate(next.get());
      next = decide();
    }
    return Map.copyOf(solution.decisions());
  }

  private static Term root() {
    return new Term(ROOT, CandidateSet.only(1, 0));
  }

  private void propagate(Identifier start) {
    Deque<Identifier> changed = new ArrayDeque<>(List.of(start));
    while (!changed.isEmpty()) {
      Identifier subject = changed.removeFirst();
      List<Incompatibility> about =
          new ArrayList<>(incompatibilities.getOrDefault(subject, List.of()));
      // The newest first: what was learned last says most.
      for (int i = about.size() - 1; i >= 0; i--) {
        Unit unit = unit(about.get(i));
        if (unit.conflict()) {
          Incompatibility learned = resolve(about.get(i));
          Term forced = unit(learned).open().orElseThrow();
          solution.derive(forced.inverse(), learned);
          changed.clear();
          changed.add(forced.subject());
          break;
        }
        if (unit.open().isPresent()) {
          Term forced = unit.open().get();
          solution.derive(forced.inverse(), about.get(i));
          if (!changed.contains(forced.subject())) {
            changed.add(forced.subject());
          }
        }
      }
    }
  }

  /**
   * How an incompatibility stands.
   *
   * @param conflict whether all its terms hold
   * @param open the only term that does not hold yet, if all others do
   */
  private record Unit(boolean conflict, Optional<Term> open) {
    private static final Unit NOTHING = new Unit(false, Optional.empty());
  }

  private Unit unit(Incompatibility incompatibility) {
    Optional<Term> open = Optional.empty();
    for (Term term : incompatibility.terms()) {
      CandidateSet known = solution.known(term.subject());
      if (known.isSubsetOf(term.set())) {
        continue;
      }
      if (open.isPresent() || !known.intersects(term.set())) {
        return Unit.NOTHING;
      }
      open = Optional.of(term);
    }
    return new Unit(open.isEmpty(), open);
  }

  /** Finds the root cause of a conflict, and goes back to where that still leaves a way. */
  private Incompatibility resolve(Incompatibility conflict) {
    Incompatibility current = conflict;
    while (!current.isFailure()) {
      solution.doubt(current);
      Conflict cut = Conflict.of(current, solution);
      if (cut.goesBack()) {
        solution.backtrack(cut.previousLevel());
        if (current != conflict) {
          add(current);
        }
        return current;
      }
      current = cut.explained();
    }
    throw new UnsolvableException(current);
  }

  /** Decides on a candidate of the next package; empty if nothing is left to decide. */
  private Optional<Identifier> decide() {
    List<Identifier> undecided = solution.undecided();
    if (undecided.isEmpty()) {
      return Optional.empty();
    }
    ActiveDependencies active = new ActiveDependencies(universe, solution.decisions());
    Identifier subject = preference.next(undecided, active);
    CandidateSet open = solution.known(subject);
    Optional<ProjectName> name = Universe.name(subject);
    if (subject instanceof Identifier.Project) {
      Admission admission =
          Admission.of(
              universe.of(name.get()), active.inForce(name.get()), universe.preReleasesAllowed());
      if (!open.intersects(admission.admitted())) {
        add(refusal(subject, admission, active.askers(name.get())));
        return Optional.of(subject);
      }
      open = open.and(admission.admitted());
    }
    int best = open.indices().findFirst().orElseThrow();
    Optional<Incompatibility> clash = clash(subject, best);
    if (clash.isPresent()) {
      reconsider(subject, clash.get());
    } else {
      solution.decide(subject, best);
    }
    return Optional.of(subject);
  }

  /** Goes back behind the decision that a package clashes with, if it has done so too often. */
  private void reconsider(Identifier subject, Incompatibility clash) {
    clash.terms().stream()
        .map(Term::subject)
        .filter(other -> !other.equals(subject) && !(other instanceof Identifier.Root))
        .filter(other -> solution.decisions().containsKey(other))
        .findFirst()
        .filter(culprit -> preference.clashed(subject, culprit))
        .ifPresent(culprit -> solution.backtrack(solution.decisionLevel(culprit) - 1));
  }

  private Incompatibility refusal(
      Identifier subject, Admission admission, List<Identifier> askers) {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(subject, admission.refused()));
    askers.forEach(asker -> terms.add(new Term(asker, solution.known(asker))));
    return Incompatibility.of(terms, new Cause.NotAdmitted(admission.kind()));
  }

  /** Brings in what a candidate needs; gives what of that cannot be together with the rest. */
  private Optional<Incompatibility> clash(Identifier subject, int index) {
    CandidateSet itself = CandidateSet.only(universe.size(subject), index);
    Optional<String> reason = universe.unusable(subject, index);
    if (reason.isPresent()) {
      return Optional.of(
          add(
              Incompatibility.of(
                  List.of(new Term(subject, itself)), new Cause.Unusable(reason.get()))));
    }
    List<Incompatibility> added = new ArrayList<>();
    if (subject instanceof Identifier.Project project) {
      for (String extra : extras.getOrDefault(project.name(), Set.of())) {
        added.add(sameVersion(project, extra, index));
      }
      added.addAll(respectBase(project, index));
    }
    List<Dependency> dependencies = universe.dependencies(subject, index);
    dependencies.forEach(dependency -> universe.prefetch(dependency.name()));
    for (Dependency dependency : dependencies) {
      meet(dependency.name());
      CandidateSet accepted = universe.accepted(dependency);
      added.add(
          needs(subject, itself, new Identifier.Project(dependency.name()), accepted, dependency));
      for (String extra : dependency.extras()) {
        Identifier.Extra wanted = new Identifier.Extra(dependency.name(), extra);
        added.add(needs(subject, itself, wanted, accepted, dependency));
        meet(wanted);
      }
    }
    return added.stream().filter(it -> !it.isVacuous() && holdsBut(it, subject)).findFirst();
  }

  private boolean holdsBut(Incompatibility incompatibility, Identifier subject) {
    return incompatibility.terms().stream()
        .allMatch(
            term ->
                term.subject().equals(subject)
                    || solution.known(term.subject()).isSubsetOf(term.set()));
  }

  private Incompatibility needs(
      Identifier by,
      CandidateSet having,
      Identifier needed,
      CandidateSet accepted,
      Dependency why) {
    Term other = new Term(needed, accepted.complement());
    List<Object> key = List.of(by, needed, accepted);
    Incompatibility old = mergeable.get(key);
    CandidateSet all = old == null ? having : having.or(old.about(by).orElseThrow().set());
    if (old != null) {
      old.terms().forEach(term -> incompatibilities.get(term.subject()).remove(old));
    }
    Incompatibility merged =
        Incompatibility.of(List.of(new Term(by, all), other), new Cause.Needs(why));
    if (merged.isVacuous()) {
      return merged;
    }
    mergeable.put(key, merged);
    return add(merged);
  }

  /** What holds for a project from the first time it comes up. */
  private void meet(ProjectName name) {
    if (!met.add(name)) {
      return;
    }
    Identifier.Project project = new Identifier.Project(name);
    for (Dependency limit : universe.user().constraints().getOrDefault(name, List.of())) {
      CandidateSet forbidden = universe.accepted(limit).complement().present();
      if (!forbidden.isEmpty()) {
        add(
            Incompatibility.of(
                List.of(new Term(project, forbidden)), new Cause.Constrained(limit.demand())));
      }
    }
    if (relied.contains(name)) {
      universe.open(name);
    }
  }

  /** What the base's distributions need of a candidate that is to come in place of the base's. */
  private List<Incompatibility> respectBase(Identifier.Project project, int index) {
    List<Incompatibility> added = new ArrayList<>();
    if (universe.isInstalled(project.name(), index)) {
      return added;
    }
    CandidateSet itself = CandidateSet.only(universe.size(project), index);
    for (Dependency need : universe.base().needsOf(project.name())) {
      CandidateSet forbidden = universe.accepted(need).complement().present();
      if (forbidden.contains(index)) {
        added.add(unlessGone(need, List.of(new Term(project, forbidden))));
      } else {
        for (String extra : need.extras()) {
          Identifier.Extra wanted = new Identifier.Extra(project.name(), extra);
          meet(wanted);
          added.add(
              unlessGone(
                  need, List.of(new Term(project, itself), new Term(wanted, itself.complement()))));
        }
      }
    }
    return added;
  }

  /**
   * What cannot be while the base's distribution stays that has this need. It does stay if nobody
   * asks for its project; if somebody does, another version of it may be the way out.
   */
  private Incompatibility unlessGone(Dependency need, List<Term> terms) {
    ProjectName name = need.demand().by().orElseThrow();
    if (met.contains(name)) {
      universe.open(name);
    } else {
      relied.add(name);
    }
    Identifier.Project by = new Identifier.Project(name);
    int size = universe.size(by);
    CandidateSet absent = CandidateSet.anything(size).present().complement();
    List<Term> all = new ArrayList<>(terms);
    all.add(new Term(by, absent.or(CandidateSet.only(size, 0))));
    return add(Incompatibility.of(all, new Cause.Needs(need)));
  }

  private void meet(Identifier.Extra extra) {
    Identifier.Project project = new Identifier.Project(extra.name());
    if (extras.computeIfAbsent(extra.name(), name -> new HashSet<>()).add(extra.extra())) {
      Integer decided = solution.decisions().get(project);
      if (decided != null) {
        sameVersion(project, extra.extra(), decided);
      }
    }
  }

  private Incompatibility sameVersion(Identifier.Project project, String extra, int index) {
    int size = universe.size(project);
    CandidateSet others = CandidateSet.only(size, index).complement().present();
    return add(
        Incompatibility.of(
            List.of(
                new Term(project, CandidateSet.only(size, index)),
                new Term(new Identifier.Extra(project.name(), extra), others)),
            new Cause.SameVersion()));
  }

  private Incompatibility add(Incompatibility incompatibility) {
    for (Term term : incompatibility.terms()) {
      incompatibilities
          .computeIfAbsent(term.subject(), p -> new ArrayList<>())
          .add(incompatibility);
    }
    return incompatibility;
  }
}
