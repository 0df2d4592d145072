package org.diracgrid.diracos.maven;

/** The output timestamp is no time. */
final class InvalidTimestampException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Tells what Maven makes of it. */
  InvalidTimestampException(RuntimeException cause) {
    super("the output timestamp is no time: " + cause.getMessage(), cause);
  }
}
