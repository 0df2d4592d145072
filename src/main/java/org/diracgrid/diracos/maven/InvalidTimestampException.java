package org.diracgrid.diracos.maven;

/** The output timestamp is no time. */
final class InvalidTimestampException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Tells what was given. */
  InvalidTimestampException(String text, RuntimeException cause) {
    super("the output timestamp '" + text + "' is no time", cause);
  }
}
