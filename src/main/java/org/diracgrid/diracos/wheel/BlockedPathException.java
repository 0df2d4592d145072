package org.diracgrid.diracos.wheel;

/** A file has to be where a folder is, or a folder where a file is. */
public final class BlockedPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which file of which wheel and, as the end of a sentence, what blocks it. */
  public BlockedPathException(String path, String wheel, String reason) {
    super("%s cannot install %s: %s".formatted(wheel, path, reason));
    this.path = path;
  }

  /** The file that cannot be installed, from the archive's root. */
  public String path() {
    return path;
  }
}
