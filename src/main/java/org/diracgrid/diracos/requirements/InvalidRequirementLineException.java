package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** A line of a requirements file is no requirement pip would understand. */
public final class InvalidRequirementLineException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says where which text stands, credentials masked, and why it is wrong. */
  InvalidRequirementLineException(Origin origin, String text, String reason) {
    super(Optional.of(origin), "'%s' is not a valid requirement: %s".formatted(text, reason), null);
  }
}
