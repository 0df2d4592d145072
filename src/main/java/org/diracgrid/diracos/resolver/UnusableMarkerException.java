package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.requirements.Origin;

/** A requirement's marker is well written, but compares what cannot be compared. */
public final class UnusableMarkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Origin origin;

  /** Says where the requirement stands. */
  public UnusableMarkerException(Origin origin, InvalidMarkerException cause) {
    super("%s: %s".formatted(origin, cause.getMessage()), cause);
    this.origin = origin;
  }

  /** Where the requirement stands. */
  public Origin origin() {
    return origin;
  }
}
