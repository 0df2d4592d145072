package org.diracgrid.diracos.resolver;

import java.util.Optional;

/**
 * One step of a partial solution.
 *
 * @param term what it says of its package
 * @param index its place among all steps
 * @param level how many decisions were taken when it was made, itself counted
 * @param cause the incompatibility it follows from; empty for a decision
 * @param known all that is known of the package up to here
 */
record Assignment(
    Term term, int index, int level, Optional<Incompatibility> cause, CandidateSet known) {
  boolean isDecision() {
    return cause.isEmpty();
  }
}
