package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.List;

/**
 * What a verification came to.
 *
 * @param tarball that was verified
 * @param reportFile with everything found, in JSON
 * @param lines what to tell people
 * @param errors how many there are
 * @param warnings how many there are
 */
public record VerifyResult(
    Path tarball, Path reportFile, List<Line> lines, int errors, int warnings) {
  /** How loud a line is to be told. */
  public enum Level {
    ERROR,
    WARNING,
    INFO
  }

  /** One line. */
  public record Line(Level level, String text) {}

  /**
   * Goes on only if the archive holds.
   *
   * @param strict whether warnings count, too
   * @throws BrokenArchiveException if it does not
   */
  public void require(boolean strict) {
    if (errors > 0 || (strict && warnings > 0)) {
      throw new BrokenArchiveException(tarball, errors, warnings, reportFile);
    }
  }
}
