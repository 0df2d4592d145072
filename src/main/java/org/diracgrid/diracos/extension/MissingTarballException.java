package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** The archive that a goal is to work on does not exist. */
public final class MissingTarballException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path tarball;

  /** Says which. */
  public MissingTarballException(Path tarball) {
    super("there is no tarball %s".formatted(tarball));
    this.tarball = tarball;
  }

  /** Where it ought to be. */
  public Path tarball() {
    return tarball;
  }
}
