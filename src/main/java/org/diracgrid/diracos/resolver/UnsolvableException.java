package org.diracgrid.diracos.resolver;

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
}
