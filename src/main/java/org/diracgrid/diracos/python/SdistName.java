package org.diracgrid.diracos.python;

/**
 * What an sdist's file name says.
 *
 * @param filename as given
 * @param project the project
 * @param version the version
 */
public record SdistName(String filename, ProjectName project, Version version) {
  /**
   * Reads a file name that ends in {@code .tar.gz}, {@code .zip} or another suffix pip knows; old
   * names with dashes in the project are split where {@code project} ends. Throws {@link
   * InvalidSdistNameException}.
   */
  public static SdistName parse(String filename, ProjectName project) {
    throw new UnsupportedOperationException(filename + project);
  }

  /** Reads a file name split at its last dash; throws {@link InvalidSdistNameException}. */
  public static SdistName parse(String filename) {
    throw new UnsupportedOperationException(filename);
  }
}
