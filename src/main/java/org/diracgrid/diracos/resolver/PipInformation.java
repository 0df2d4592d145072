package org.diracgrid.diracos.resolver;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A requirement, and who has it. Not a record: pip takes what is asked for twice by the same
 * candidate for two things, and counts both.
 */
final class PipInformation {
  private final PipRequirement requirement;
  private final Optional<PipIdentifier> parent;

  /** What {@code parent} asks for; the user if it is empty. */
  PipInformation(PipRequirement requirement, Optional<PipIdentifier> parent) {
    this.requirement = requirement;
    this.parent = parent;
  }

  PipRequirement requirement() {
    return requirement;
  }

  Optional<PipIdentifier> parent() {
    return parent;
  }

  /** What is asked for and who asks. */
  Stream<PipIdentifier> identifiers() {
    return Stream.concat(Stream.of(requirement.identifier()), parent.stream());
  }
}
