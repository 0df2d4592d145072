package org.diracgrid.diracos.maven;

/** A wheel that the project depends on is neither in the build nor in its repositories. */
public final class UnresolvedWheelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the POM that asks for it; the cause says what the repositories said. */
  UnresolvedWheelException(String pom, Throwable cause) {
    super(
        "%s: a dependency of the type whl cannot be resolved: %s"
            .formatted(pom, cause.getMessage()),
        cause);
  }
}
