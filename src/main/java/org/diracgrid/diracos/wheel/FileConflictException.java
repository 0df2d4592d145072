package org.diracgrid.diracos.wheel;

/** Two distributions, or one and the base, own one file with different contents. */
public final class FileConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String first;
  private final String second;

  /**
   * Says which file and who owns it.
   *
   * @param path from the archive's root
   * @param first who has it already: a wheel's file name, or {@code the base}
   * @param second the wheel that brings it again
   */
  public FileConflictException(String path, String first, String second) {
    super("%s and %s both own %s, with different contents".formatted(first, second, path));
    this.path = path;
    this.first = first;
    this.second = second;
  }

  /** The file, from the archive's root. */
  public String path() {
    return path;
  }

  /** Who has it already. */
  public String first() {
    return first;
  }

  /** Who brings it again. */
  public String second() {
    return second;
  }
}
