package org.diracgrid.diracos.index;

/** A wheel or sdist that cannot be read as one. */
public final class InvalidDistributionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String filename;
  private final String reason;

  InvalidDistributionException(String filename, String reason, Throwable cause) {
    super("%s is no sound distribution: %s.".formatted(filename, reason), cause);
    this.filename = filename;
    this.reason = reason;
  }

  /** The file's name. */
  public String filename() {
    return filename;
  }

  /** What is wrong, as the end of a sentence. */
  public String reason() {
    return reason;
  }
}
