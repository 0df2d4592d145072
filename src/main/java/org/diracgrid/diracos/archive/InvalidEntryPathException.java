package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** A new file's path is none that an archive can hold safely. */
public final class InvalidEntryPathException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which path, and which base it was meant for. */
  public InvalidEntryPathException(Path base, String path) {
    super(base, "\"%s\" is no path for a file to be added to %s".formatted(path, base), null);
    this.path = path;
  }

  /** The path. */
  public String path() {
    return path;
  }
}
