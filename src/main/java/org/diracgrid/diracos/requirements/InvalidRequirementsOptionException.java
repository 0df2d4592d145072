package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** An option in a requirements file is unknown or has a wrong value. */
public final class InvalidRequirementsOptionException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says where which option stands and why it is wrong. */
  InvalidRequirementsOptionException(Origin origin, String option, String reason) {
    super(Optional.of(origin), "the option %s is wrong: %s".formatted(option, reason), null);
  }
}
