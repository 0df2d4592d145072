package org.diracgrid.diracos.index;

/** An archive or repository has no such folder as {@code #subdirectory=} names. */
public final class MissingSubdirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String subdirectory;

  /**
   * Says what has no such folder.
   *
   * @param whole the archive's name or the repository's URL, without credentials
   * @param subdirectory as written
   */
  public MissingSubdirectoryException(String whole, String subdirectory, Throwable cause) {
    super("%s has no folder '%s'".formatted(whole, subdirectory), cause);
    this.subdirectory = subdirectory;
  }

  /** The folder as written. */
  public String subdirectory() {
    return subdirectory;
  }
}
