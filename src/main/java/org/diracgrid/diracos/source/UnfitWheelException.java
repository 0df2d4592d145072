package org.diracgrid.diracos.source;

/** What was built from source does not run where the extension will. */
public final class UnfitWheelException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String project;
  private final String wheel;

  /**
   * Says which and why.
   *
   * @param project its folder, archive or URL, without credentials
   * @param wheel the file name of what was built
   * @param reason as a sentence without full stop, about the wheel as "it"
   */
  public UnfitWheelException(String project, String wheel, String reason) {
    super("%s was built to %s, but %s".formatted(project, wheel, reason));
    this.project = project;
    this.wheel = wheel;
  }

  /** The project that was built. */
  public String project() {
    return project;
  }

  /** The file name of what was built. */
  public String wheel() {
    return wheel;
  }
}
