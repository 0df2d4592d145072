package org.diracgrid.diracos.index;

/** What is wanted of a repository cannot be had. */
public final class FailedCheckoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * Says of which repository and why.
   *
   * @param repository its URL, without credentials
   * @param reason as a sentence without full stop, about the repository as "it"
   */
  public FailedCheckoutException(String repository, String reason) {
    this(repository, reason, null);
  }

  /** As the other, with what was in the way. */
  public FailedCheckoutException(String repository, String reason, Throwable cause) {
    super("%s cannot be checked out: %s".formatted(repository, reason), cause);
    this.reason = reason;
  }

  /** Why, as a sentence without full stop, about the repository as "it". */
  public String reason() {
    return reason;
  }
}
