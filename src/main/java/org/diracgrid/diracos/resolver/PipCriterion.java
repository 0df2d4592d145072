package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of one identifier at one moment (resolvelib's {@code Criterion}).
 *
 * @param candidates those left to try, found when it was last asked for something
 * @param information what is asked for, and by whom
 * @param incompatible candidates found not to lead anywhere
 * @param satisfying the candidates that meet all that is asked for
 */
record PipCriterion(
    CandidateSet candidates,
    List<PipInformation> information,
    CandidateSet incompatible,
    CandidateSet satisfying) {

  static PipCriterion of(
      CandidateSet candidates, List<PipInformation> information, CandidateSet incompatible) {
    return new PipCriterion(
        candidates, List.copyOf(information), incompatible, satisfying(information, incompatible));
  }

  private static CandidateSet satisfying(
      List<PipInformation> information, CandidateSet incompatible) {
    // Any set of the same size does to begin with.
    CandidateSet all = incompatible.or(incompatible.complement());
    for (PipInformation one : information) {
      all = all.and(one.requirement().satisfied());
    }
    return all;
  }

  /** The same when what some ask for no longer counts. */
  PipCriterion without(Predicate<PipInformation> gone) {
    List<PipInformation> left = new ArrayList<>(information);
    return left.removeIf(gone) ? of(candidates, left, incompatible) : this;
  }

  boolean any(Predicate<PipRequirement> property) {
    return information.stream().map(PipInformation::requirement).anyMatch(property);
  }
}
