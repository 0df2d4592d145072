package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** Requirements files include each other without an end. */
public final class RequirementsCycleException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says where the circle closes and through which files it leads. */
  RequirementsCycleException(Origin origin, String way) {
    super(
        Optional.of(origin), "the requirements files include each other: %s".formatted(way), null);
  }
}
