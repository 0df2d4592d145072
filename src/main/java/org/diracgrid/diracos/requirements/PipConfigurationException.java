package org.diracgrid.diracos.requirements;

/** pip's configuration cannot be used; the subclass says why. */
public abstract class PipConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;

  PipConfigurationException(String source, String message, Throwable cause) {
    super(Masking.mask(source + ": " + message), cause);
    this.source = source;
  }

  /** The file with line and column, or the environment variable. */
  public String source() {
    return source;
  }
}
