package org.diracgrid.diracos.base;

/** A new file has no place in the base. */
public final class UnplaceablePathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which path and, as the end of a sentence, why. */
  public UnplaceablePathException(String path, String reason) {
    super("%s cannot be placed in the base: %s".formatted(path, reason));
    this.path = path;
  }

  /** The path asked for. */
  public String path() {
    return path;
  }
}
