package org.diracgrid.diracos.base;

import java.io.IOException;
import java.nio.file.Path;

/** The base, or the md5 beside it, exists but cannot be read. */
public final class UnreadableBaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /** Says which file; the cause says why. */
  public UnreadableBaseException(Path file, IOException cause) {
    super("%s cannot be read: %s".formatted(file, cause), cause);
    this.file = file;
  }

  /** The file asked for. */
  public Path file() {
    return file;
  }
}
