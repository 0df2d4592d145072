package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** A base is no longer what it was when it was read. */
public final class BaseChangedException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which base. */
  public BaseChangedException(Path base) {
    this(base, null);
  }

  BaseChangedException(Path base, Throwable cause) {
    super(base, "The base %s changed since it was read".formatted(base), cause);
  }
}
