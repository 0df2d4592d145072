package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The decisions taken so far and what follows from them (PubGrub's partial solution). */
final class PartialSolution {
  private final ToIntFunction<Identifier> sizes;
  private final Consumer<Term> doubts;
  private final List<Assignment> assignments = new ArrayList<>();
  private final Map<Identifier, List<Assignment>> byPackage = new LinkedHashMap<>();
  private final Map<Identifier, Integer> decisions = new LinkedHashMap<>();

  /**
   * Knows how many candidates a package has.
   *
   * @param doubts hears what is left of a package when something speaks against the rest
   */
  PartialSolution(ToIntFunction<Identifier> sizes, Consumer<Term> doubts) {
    this.sizes = sizes;
    this.doubts = doubts;
  }

  /** What is known of a package. */
  CandidateSet known(Identifier subject) {
    List<Assignment> own = byPackage.get(subject);
    return own == null || own.isEmpty()
        ? CandidateSet.anything(sizes.applyAsInt(subject))
        : own.get(own.size() - 1).known();
  }

  /** The candidates decided on, by package, in the order decided. */
  Map<Identifier, Integer> decisions() {
    return decisions;
  }

  /** Packages that must be present and are not decided, in the order they came up. */
  List<Identifier> undecided() {
    List<Identifier> found = new ArrayList<>();
    byPackage.forEach(
        (subject, own) -> {
          if (!own.isEmpty()
              && !own.get(own.size() - 1).known().holdsAbsence()
              && !decisions.containsKey(subject)) {
            found.add(subject);
          }
        });
    return found;
  }

  void decide(Identifier subject, int candidate) {
    decisions.put(subject, candidate);
    add(
        new Term(subject, CandidateSet.only(sizes.applyAsInt(subject), candidate)),
        Optional.empty());
  }

  void derive(Term term, Incompatibility cause) {
    doubts.accept(term);
    add(term, Optional.of(cause));
  }

  /** Tells of a conflict, in which everything that takes part may be what has to give way. */
  void doubt(Incompatibility conflict) {
    conflict.terms().forEach(term -> doubts.accept(term.inverse()));
  }

  private void add(Term term, Optional<Incompatibility> cause) {
    Assignment assignment =
        new Assignment(
            term,
            assignments.size(),
            decisions.size(),
            cause,
            known(term.subject()).and(term.set()));
    assignments.add(assignment);
    byPackage.computeIfAbsent(term.subject(), p -> new ArrayList<>()).add(assignment);
  }

  /** The first step at which the term held. */
  Assignment satisfier(Term term) {
    for (Assignment assignment : byPackage.getOrDefault(term.subject(), List.of())) {
      if (assignment.known().isSubsetOf(term.set())) {
        return assignment;
      }
    }
    throw new IllegalStateException("nothing satisfies " + term);
  }

  /** The level of the decision on a package. */
  int decisionLevel(Identifier decided) {
    return byPackage.get(decided).stream()
        .filter(Assignment::isDecision)
        .findFirst()
        .orElseThrow()
        .level();
  }

  /** Takes back every step above a level. */
  void backtrack(int level) {
    while (!assignments.isEmpty() && assignments.get(assignments.size() - 1).level() > level) {
      Assignment last = assignments.remove(assignments.size() - 1);
      Identifier subject = last.term().subject();
      List<Assignment> own = byPackage.get(subject);
      own.remove(own.size() - 1);
      if (last.isDecision()) {
        decisions.remove(subject);
      }
    }
  }
}
