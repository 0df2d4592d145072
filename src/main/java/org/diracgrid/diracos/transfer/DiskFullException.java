package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room left where the cache lies. */
public final class DiskFullException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  DiskFullException(Path path, IOException cause) {
    super(path.toUri(), "There is no space left on the disk for %s.".formatted(path), cause);
    this.path = path;
  }

  /** The file that was being written. */
  public Path path() {
    return path;
  }
}
