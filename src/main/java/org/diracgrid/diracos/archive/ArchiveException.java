package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** An archive cannot be read or written; the subclass says why. */
public abstract class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path archive;

  ArchiveException(Path archive, String message, Throwable cause) {
    super(message, cause);
    this.archive = archive;
  }

  /** The archive's file. */
  public Path archive() {
    return archive;
  }
}
