package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An incompatibility whose terms all hold, taken apart where its last term came to hold.
 *
 * @param incompatibility the one in conflict
 * @param term the term that came to hold last
 * @param satisfier the step by which it did
 * @param rest what that step alone leaves open of the term; empty if it says all of it
 * @param previousLevel the lowest level at which only this term is still open
 */
record Conflict(
    Incompatibility incompatibility,
    Term term,
    Assignment satisfier,
    Optional<Term> rest,
    int previousLevel) {

  static Conflict of(Incompatibility incompatibility, PartialSolution solution) {
    Term last = null;
    Assignment latest = null;
    int previous = 1;
    for (Term term : incompatibility.terms()) {
      Assignment satisfier = solution.satisfier(term);
      if (latest == null || satisfier.index() > latest.index()) {
        previous = latest == null ? previous : Math.max(previous, latest.level());
        last = term;
        latest = satisfier;
      } else {
        previous = Math.max(previous, satisfier.level());
      }
    }
    if (last == null || latest == null) {
      throw new IllegalArgumentException("no terms: " + incompatibility);
    }
    CandidateSet beyond = latest.term().set().without(last.set());
    Optional<Term> rest = Optional.empty();
    if (!beyond.isEmpty()) {
      Term inverse = new Term(last.subject(), beyond).inverse();
      previous = Math.max(previous, solution.satisfier(inverse).level());
      rest = Optional.of(inverse);
    }
    return new Conflict(incompatibility, last, latest, rest, previous);
  }

  /** Whether going back leaves exactly the last term open, so that the search can go on. */
  boolean goesBack() {
    return satisfier.isDecision() || previousLevel < satisfier.level();
  }

  /** The incompatibility that follows from this one and from what forced its last term. */
  Incompatibility explained() {
    Incompatibility cause = satisfier.cause().orElseThrow();
    List<Term> terms = new ArrayList<>();
    Stream.concat(incompatibility.terms().stream(), cause.terms().stream())
        .filter(it -> !it.subject().equals(term.subject()))
        .forEach(terms::add);
    rest.ifPresent(terms::add);
    return Incompatibility.of(terms, new Cause.Derived(incompatibility, cause));
  }
}
