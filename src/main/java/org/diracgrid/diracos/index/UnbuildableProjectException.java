package org.diracgrid.diracos.index;

/** A project that comes as source cannot be made a wheel here. */
public final class UnbuildableProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * Says which project and why.
   *
   * @param project its folder, archive or URL, without credentials
   * @param reason as a sentence without full stop, about the project as "it"
   */
  public UnbuildableProjectException(String project, String reason) {
    this(project, reason, null);
  }

  /** As the other, with what was in the way. */
  public UnbuildableProjectException(String project, String reason, Throwable cause) {
    super("%s cannot be made a wheel here: %s".formatted(project, reason), cause);
    this.reason = reason;
  }

  /** Why, as a sentence without full stop, about the project as "it". */
  public String reason() {
    return reason;
  }
}
