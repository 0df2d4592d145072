package org.diracgrid.diracos.release;

/** A place of releases cannot be written to or read. */
public final class UnwritableReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableReleaseException(Object place, String reason, Throwable cause) {
    super("%s cannot be written: %s".formatted(place, reason), cause);
  }
}
