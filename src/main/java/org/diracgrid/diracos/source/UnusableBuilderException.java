package org.diracgrid.diracos.source;

/** The Python that is to build does not run on this host. */
public final class UnusableBuilderException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * Says which and why.
   *
   * @param python in words, e.g. its path
   * @param reason as a sentence without full stop, about the Python as "it"
   */
  public UnusableBuilderException(String python, String reason, Throwable cause) {
    super("%s cannot build anything here: %s".formatted(python, reason), cause);
    this.reason = reason;
  }

  /** Why, as a sentence without full stop, about the Python as "it". */
  public String reason() {
    return reason;
  }
}
