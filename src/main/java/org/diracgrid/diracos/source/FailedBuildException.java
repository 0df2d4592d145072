package org.diracgrid.diracos.source;

import java.nio.file.Path;
import java.util.Optional;

/** A build of a project was tried and failed. */
public final class FailedBuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String project;
  private final transient Optional<Path> log;

  /**
   * Says which and why.
   *
   * @param project its folder, archive or URL, without credentials
   * @param reason as a sentence without full stop
   * @param log the file with all that the build said, if it came to say anything
   */
  public FailedBuildException(String project, String reason, Optional<Path> log, Throwable cause) {
    super(
        "Building %s failed: %s%s"
            .formatted(
                project, reason, log.map(it -> "; all that its build said is in " + it).orElse("")),
        cause);
    this.project = project;
    this.log = log;
  }

  /** The project that was to be built. */
  public String project() {
    return project;
  }

  /** The file with all that the build said. */
  public Optional<Path> log() {
    return log;
  }
}
