package org.diracgrid.diracos.resolver;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statements that never all hold together, at most one for each package, and why. Identity matters:
 * two equal ones may have been derived in different ways.
 */
final class Incompatibility {
  private final List<Term> terms;
  private final Cause cause;

  private Incompatibility(List<Term> terms, Cause cause) {
    this.terms = terms;
    this.cause = cause;
  }

  /** Joins terms of one package into one, and drops those that always hold. */
  static Incompatibility of(Collection<Term> terms, Cause cause) {
    Map<Identifier, CandidateSet> joined = new LinkedHashMap<>();
    terms.forEach(term -> joined.merge(term.subject(), term.set(), CandidateSet::and));
    joined.values().removeIf(CandidateSet::isAnything);
    return new Incompatibility(
        joined.entrySet().stream().map(e -> new Term(e.getKey(), e.getValue())).toList(), cause);
  }

  List<Term> terms() {
    return terms;
  }

  Cause cause() {
    return cause;
  }

  Optional<Term> about(Identifier subject) {
    return terms.stream().filter(term -> term.subject().equals(subject)).findFirst();
  }

  /** Whether it cannot come about anyway, as of a version that requires itself. */
  boolean isVacuous() {
    return terms.stream().anyMatch(term -> term.set().isEmpty());
  }

  /** Whether it says that there is no solution at all. */
  boolean isFailure() {
    return terms.isEmpty()
        || (terms.size() == 1
            && terms.get(0).subject() instanceof Identifier.Root
            && !terms.get(0).set().holdsAbsence());
  }

  @Override
  public String toString() {
    return terms + " " + cause.getClass().getSimpleName();
  }
}
