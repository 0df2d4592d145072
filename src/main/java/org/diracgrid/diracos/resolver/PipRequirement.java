package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.diracgrid.diracos.python.Specifier;

/**
 * What somebody asks of what pip pins.
 *
 * @param identifier what it is asked of
 * @param satisfied the candidates that meet it
 * @param dependency whose specifier says so; empty if a candidate itself is asked for
 */
record PipRequirement(
    PipIdentifier identifier, CandidateSet satisfied, Optional<Dependency> dependency) {
  private static final Set<String> UPPER_BOUNDS = Set.of("<", "<=", "~=");

  /** Whether it asks for one candidate itself (pip's {@code ExplicitRequirement}). */
  boolean isExplicit() {
    return dependency.isEmpty() && !identifier.equals(PipIdentifier.PYTHON);
  }

  /** Whether one version is asked for. */
  boolean pins() {
    return specifiers().stream().anyMatch(Admission::pins);
  }

  /** Whether the versions asked for end somewhere; a pin does not count as an end. */
  boolean boundsAbove() {
    Predicate<Specifier> ends = it -> UPPER_BOUNDS.contains(it.operator());
    return specifiers().stream()
        .anyMatch(ends.or(it -> it.operator().equals("==") && !Admission.pins(it)));
  }

  /** Whether it says anything of the version. */
  boolean isBound() {
    return !specifiers().isEmpty();
  }

  private List<Specifier> specifiers() {
    return dependency.map(it -> it.specifier().specifiers()).orElse(List.of());
  }
}
