package org.diracgrid.diracos.resolver;

import java.util.Optional;

/**
 * What somebody asks of what pip pins.
 *
 * @param identifier what it is asked of
 * @param satisfied the candidates that meet it
 * @param dependency whose specifier says so; empty if a candidate itself is asked for
 */
record PipRequirement(
    PipIdentifier identifier, CandidateSet satisfied, Optional<Dependency> dependency) {
  /** Whether it asks for one candidate itself (pip's {@code ExplicitRequirement}). */
  boolean isExplicit() {
    return dependency.isEmpty() && !identifier.equals(PipIdentifier.PYTHON);
  }

  /** Whether one version is asked for. */
  boolean pins() {
    return dependency.filter(Dependency::pins).isPresent();
  }

  /** Whether the versions asked for end somewhere. */
  boolean boundsAbove() {
    return dependency.filter(Dependency::boundsAbove).isPresent();
  }

  /** Whether it says anything of the version. */
  boolean isBound() {
    return dependency.filter(it -> !it.specifier().isAny()).isPresent();
  }
}
