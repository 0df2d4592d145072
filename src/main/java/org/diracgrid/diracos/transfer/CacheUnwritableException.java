package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** The cache cannot be read or written. */
public final class CacheUnwritableException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  CacheUnwritableException(Path path, IOException cause) {
    super(
        path.toUri(),
        "The cache cannot be used at %s: %s.".formatted(path, FileFailure.reason(cause)),
        cause);
    this.path = path;
  }

  /** The file or folder. */
  public Path path() {
    return path;
  }
}
