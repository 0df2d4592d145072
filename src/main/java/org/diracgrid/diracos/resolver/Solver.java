package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

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
  private final Propagation propagation;
  private final ActiveDependencies active = new ActiveDependencies();
  private final Preference preference;

  /** Dependencies that differ only in the candidate that has them are one incompatibility. */
  private final Map<List<Object>, Incompatibility> mergeable = new HashMap<>();

  /** Candidates whose needs are brought in already. */
  private final Map<Identifier, BitSet> read = new HashMap<>();

  private final Set<ProjectName> met = new HashSet<>();

  /** Projects of which the base's distribution was taken to stay because nobody asked for them. */
  private final Set<ProjectName> relied = new HashSet<>();

  private final Map<ProjectName, Set<String>> extras = new HashMap<>();
  private int effort;

  Solver(Universe universe) {
    this.universe = universe;
    this.solution = new PartialSolution(universe::size, universe::heed);
    this.propagation = new Propagation(solution);
    this.preference = new Preference(universe.user().dependencies());
  }

  /**
   * The chosen candidate's index for every package that is needed.
   *
   * @throws UnsolvableException with the proof if there is no solution
   */
  Map<Identifier, Integer> solve() {
    propagation.add(Incompatibility.of(List.of(root().inverse()), new Cause.Asked()));
    Optional<Identifier> next = Optional.of(ROOT);
    while (next.isPresent()) {
      propagation.follow(next.get());
      active.backtrack(solution.level());
      next = decide();
    }
    return Map.copyOf(solution.decisions());
  }

  /** How often it has tried to decide, of which all else it does is a multiple. */
  int effort() {
    return effort;
  }

  private static Term root() {
    return new Term(ROOT, CandidateSet.only(1, 0));
  }

  /** Decides on a candidate of the next package; empty if nothing is left to decide. */
  private Optional<Identifier> decide() {
    if (solution.undecided().isEmpty()) {
      return Optional.empty();
    }
    effort++;
    Identifier subject = preference.next(solution.undecided(), active);
    CandidateSet open = solution.known(subject);
    Optional<ProjectName> name = Universe.name(subject);
    if (subject instanceof Identifier.Project) {
      Admission admission =
          Admission.of(universe.of(name.get()), inForce(subject), universe.preReleases(name.get()));
      if (!open.intersects(admission.admitted())) {
        propagation.add(refusal(subject, admission, active.of(subject).askers()));
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
      active.add(subject, universe.dependencies(subject, best));
    }
    return Optional.of(subject);
  }

  /** The specifiers in force for a project, constraints included. */
  private List<SpecifierSet> inForce(Identifier project) {
    List<Dependency> limits =
        Universe.name(project)
            .map(name -> universe.user().constraints().getOrDefault(name, List.of()))
            .orElse(List.of());
    return Stream.concat(
            active.of(project).specifiers().stream(), limits.stream().map(Dependency::specifier))
        .toList();
  }

  /** Goes back behind the decision that a package clashes with, if it has done so too often. */
  private void reconsider(Identifier subject, Incompatibility clash) {
    clash.terms().stream()
        .map(Term::subject)
        .filter(other -> !other.equals(subject) && !(other instanceof Identifier.Root))
        .filter(other -> solution.decisions().containsKey(other))
        .findFirst()
        .filter(culprit -> preference.clashed(subject, culprit))
        .ifPresent(culprit -> propagation.backtrack(solution.decisionLevel(culprit) - 1));
  }

  private Incompatibility refusal(
      Identifier subject, Admission admission, List<Identifier> askers) {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(subject, admission.refused()));
    askers.forEach(asker -> terms.add(new Term(asker, solution.known(asker))));
    return Incompatibility.of(terms, new Cause.NotAdmitted(admission.kind()));
  }

  /**
   * Brings in what a candidate needs, if that has not been done; gives what of that cannot be
   * together with the rest.
   */
  private Optional<Incompatibility> clash(Identifier subject, int index) {
    BitSet candidates = read.computeIfAbsent(subject, it -> new BitSet());
    if (candidates.get(index)) {
      return Optional.empty();
    }
    candidates.set(index);
    CandidateSet itself = CandidateSet.only(universe.size(subject), index);
    Optional<String> reason = universe.unusable(subject, index);
    if (reason.isPresent()) {
      return Optional.of(
          propagation.add(
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
    dependencies.forEach(universe::expect);
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
      propagation.remove(old);
    }
    Incompatibility merged =
        Incompatibility.of(List.of(new Term(by, all), other), new Cause.Needs(why));
    if (merged.isVacuous()) {
      return merged;
    }
    mergeable.put(key, merged);
    return propagation.add(merged);
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
        propagation.add(
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
    return propagation.add(Incompatibility.of(all, new Cause.Needs(need)));
  }

  private void meet(Identifier.Extra extra) {
    Identifier.Project project = new Identifier.Project(extra.name());
    if (extras.computeIfAbsent(extra.name(), name -> new HashSet<>()).add(extra.extra())) {
      read.getOrDefault(project, new BitSet()).stream()
          .forEach(index -> sameVersion(project, extra.extra(), index));
    }
  }

  private Incompatibility sameVersion(Identifier.Project project, String extra, int index) {
    int size = universe.size(project);
    CandidateSet others = CandidateSet.only(size, index).complement().present();
    return propagation.add(
        Incompatibility.of(
            List.of(
                new Term(project, CandidateSet.only(size, index)),
                new Term(new Identifier.Extra(project.name(), extra), others)),
            new Cause.SameVersion()));
  }
}
