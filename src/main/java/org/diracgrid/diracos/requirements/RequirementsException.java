package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** Something is wrong in, or with, a requirements file; the subclass says what. */
public abstract class RequirementsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Origin> origin;

  RequirementsException(Optional<Origin> origin, String message, Throwable cause) {
    super(Masking.mask(origin.map(o -> o + ": ").orElse("") + message), cause);
    this.origin = origin;
  }

  /** The line it is about; empty for a file that nobody included. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin).orElse(Optional.empty());
  }
}
