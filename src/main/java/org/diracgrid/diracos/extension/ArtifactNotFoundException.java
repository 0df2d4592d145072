package org.diracgrid.diracos.extension;

/** No repository of the build has the artifact that the base is to be. */
public final class ArtifactNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the coordinates and, as the end of a sentence, what the repositories said. */
  public ArtifactNotFoundException(String coordinates, String reason, Throwable cause) {
    super("the base %s cannot be resolved: %s".formatted(coordinates, reason), cause);
  }
}
