package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** A constraint asks for what only a requirement may. */
public final class InvalidConstraintException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says where which text stands, credentials masked, and why it is wrong. */
  InvalidConstraintException(Origin origin, String text, String reason) {
    super(Optional.of(origin), "'%s' is not a valid constraint: %s".formatted(text, reason), null);
  }
}
