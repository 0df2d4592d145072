package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** A project's folder cannot be packed as a wheel without building it. */
public final class UnpackableProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which and, in a sentence about it without full stop, why. */
  UnpackableProjectException(Path project, String reason, Throwable cause) {
    super("%s cannot be packed as a wheel: %s".formatted(project, reason), cause);
  }
}
