package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** The bytes of a requirements file are no text in its character encoding. */
public final class UndecodableRequirementsException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says which file from where on, and why. */
  UndecodableRequirementsException(Origin origin, Throwable cause) {
    super(
        Optional.of(origin),
        "the file cannot be read as text: %s".formatted(cause.getMessage()),
        cause);
  }
}
