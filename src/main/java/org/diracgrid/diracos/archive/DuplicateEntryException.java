package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** The same path is to be added twice. */
public final class DuplicateEntryException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which path, and which base it was meant for. */
  public DuplicateEntryException(Path base, String path) {
    super(base, "%s would be added twice to %s".formatted(path, base), null);
    this.path = path;
  }

  /** The path. */
  public String path() {
    return path;
  }
}
