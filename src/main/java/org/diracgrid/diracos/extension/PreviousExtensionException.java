package org.diracgrid.diracos.extension;

/** What an extension is to be compared with is none, or cannot be had. */
public final class PreviousExtensionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Repeats why not. */
  PreviousExtensionException(RuntimeException cause) {
    super(
        "the earlier extension to compare with cannot be used: %s".formatted(cause.getMessage()),
        cause);
  }
}
