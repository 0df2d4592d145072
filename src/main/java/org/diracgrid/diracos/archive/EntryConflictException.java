package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** An edit does not fit what the base holds. */
public final class EntryConflictException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which path of the edit and, as the end of a sentence, what stands against it. */
  public EntryConflictException(Path base, String path, String reason) {
    super(base, "%s cannot be changed in a copy of %s: %s".formatted(path, base, reason), null);
    this.path = path;
  }

  /** The path of the edit. */
  public String path() {
    return path;
  }
}
