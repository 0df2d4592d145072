package org.diracgrid.diracos.index;

import java.io.IOException;
import java.nio.file.Path;

/** A folder of distributions cannot be listed. */
public final class UnreadableFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  UnreadableFolderException(Path folder, IOException cause) {
    super("The folder %s cannot be listed: %s.".formatted(folder, cause.getMessage()), cause);
    this.folder = folder;
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }
}
