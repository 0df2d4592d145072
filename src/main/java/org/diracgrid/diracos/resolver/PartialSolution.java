package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The decisions taken so far and what follows from them (PubGrub's partial solution). */
final class PartialSolution {
  private final ToIntFunction<Identifier> sizes;
  private final Consumer<Term> doubts;
  private final List<Assignment> assignments = new ArrayList<>();
  private final Map<Identifier, History> histories = new HashMap<>();
  private final Map<Identifier, Integer> decisions = new LinkedHashMap<>();
  private final Set<Identifier> undecided = new LinkedHashSet<>();

  /** The steps that concern one package, before which anything was possible. */
  private static final class History {
    private final CandidateSet anything;
    private final List<Assignment> steps = new ArrayList<>();

    /** What is known at the first level, which is never undone. */
    private CandidateSet sure;

    History(CandidateSet anything) {
      this.anything = anything;
      this.sure = anything;
    }

    CandidateSet known() {
      return steps.isEmpty() ? anything : steps.get(steps.size() - 1).known();
    }

    void add(Assignment assignment) {
      steps.add(assignment);
      if (assignment.level() <= 1) {
        sure = assignment.known();
      }
    }

    void removeLast() {
      steps.remove(steps.size() - 1);
    }
  }

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
    return history(subject).known();
  }

  /** What is known of a package whatever decision is undone. */
  CandidateSet surelyKnown(Identifier subject) {
    return history(subject).sure;
  }

  private History history(Identifier subject) {
    return histories.computeIfAbsent(
        subject, it -> new History(CandidateSet.anything(sizes.applyAsInt(it))));
  }

  /** The candidates decided on, by package, in the order decided. */
  Map<Identifier, Integer> decisions() {
    return Collections.unmodifiableMap(decisions);
  }

  /** How many decisions are in force. */
  int level() {
    return decisions.size();
  }

  /** Packages that must be present and are not decided. */
  Collection<Identifier> undecided() {
    return Collections.unmodifiableSet(undecided);
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
    History history = history(term.subject());
    Assignment assignment =
        new Assignment(
            term, assignments.size(), decisions.size(), cause, history.known().and(term.set()));
    assignments.add(assignment);
    history.add(assignment);
    noteWhetherUndecided(term.subject());
  }

  private void noteWhetherUndecided(Identifier subject) {
    if (known(subject).holdsAbsence() || decisions.containsKey(subject)) {
      undecided.remove(subject);
    } else {
      undecided.add(subject);
    }
  }

  /** The first step at which the term held. */
  Assignment satisfier(Term term) {
    List<Assignment> steps = history(term.subject()).steps;
    int low = 0;
    int high = steps.size();
    // What is known only ever shrinks, so once the term holds it goes on to hold.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).known().isSubsetOf(term.set())) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == steps.size()) {
      throw new IllegalStateException("nothing satisfies " + term);
    }
    return steps.get(low);
  }

  /** The level of the decision on a package. */
  int decisionLevel(Identifier decided) {
    return history(decided).steps.stream()
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
      history(subject).removeLast();
      if (last.isDecision()) {
        decisions.remove(subject);
      }
      noteWhetherUndecided(subject);
    }
  }
}
