package org.diracgrid.diracos.base;

/** The base is a sound archive, but no DIRACOS. */
public final class NotADiracosException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String origin;

  /** Says which base and, as the end of a sentence, what is missing. */
  public NotADiracosException(String origin, String reason) {
    super("%s is not a DIRACOS: %s".formatted(origin, reason));
    this.origin = origin;
  }

  /** Where the base came from. */
  public String origin() {
    return origin;
  }
}
