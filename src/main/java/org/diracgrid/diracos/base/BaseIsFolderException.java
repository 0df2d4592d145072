package org.diracgrid.diracos.base;

import java.nio.file.Path;

/** The base must be a tarball, but is a folder. */
public final class BaseIsFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  /** Says which folder. */
  public BaseIsFolderException(Path folder) {
    super("the base %s is a folder, not a tarball".formatted(folder));
    this.folder = folder;
  }

  /** The folder named. */
  public Path folder() {
    return folder;
  }
}
