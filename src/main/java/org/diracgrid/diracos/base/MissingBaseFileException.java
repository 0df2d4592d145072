package org.diracgrid.diracos.base;

import java.nio.file.Path;

/** The file that is to be the base does not exist. */
public final class MissingBaseFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /** Says which file, and how the configuration names it. */
  public MissingBaseFileException(Path file, String origin) {
    super(
        file.toString().equals(origin)
            ? "the base %s does not exist".formatted(file)
            : "the base %s does not exist at %s".formatted(origin, file));
    this.file = file;
  }

  /** The file asked for. */
  public Path file() {
    return file;
  }
}
