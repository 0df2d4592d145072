package org.diracgrid.diracos.resolver;

/** Why an incompatibility holds. */
sealed interface Cause {
  /** The requirements have to be met. */
  record Asked() implements Cause {}

  /** A distribution, or the user, requires another. */
  record Needs(Dependency dependency) implements Cause {}

  /** An extra comes with its project at the same version. */
  record SameVersion() implements Cause {}

  /** A constraint forbids the versions. */
  record Constrained(Demand constraint) implements Cause {}

  /** A candidate turned out to be unusable; the reason is the end of a sentence. */
  record Unusable(String reason) implements Cause {}

  /** Candidates that nothing opts in to: pre-releases (PEP 440) or yanked ones (PEP 592). */
  record NotAdmitted(String kind) implements Cause {}

  /** Follows from two others. */
  record Derived(Incompatibility first, Incompatibility second) implements Cause {}
}
