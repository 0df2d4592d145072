package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries the proof that there is no solution to where it is explained. Never leaves this package.
 */
final class UnsolvableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Incompatibility proof;

  UnsolvableException(Incompatibility proof) {
    super("no solution", null, false, false);
    this.proof = proof;
  }

  Incompatibility proof() {
    return proof;
  }

  /** Whether the proof rests on candidates that nothing opted in to at the time. */
  boolean restsOnAdmission() {
    Set<Incompatibility> seen = new HashSet<>();
    Deque<Incompatibility> open = new ArrayDeque<>(List.of(proof));
    while (!open.isEmpty()) {
      Incompatibility next = open.pop();
      if (next.cause() instanceof Cause.NotAdmitted) {
        return true;
      }
      if (seen.add(next) && next.cause() instanceof Cause.Derived derived) {
        open.push(derived.first());
        open.push(derived.second());
      }
    }
    return false;
  }
}
