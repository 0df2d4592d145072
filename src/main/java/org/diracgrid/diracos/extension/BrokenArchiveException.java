package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** A built archive does not hold what it promises. */
public final class BrokenArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path tarball;

  /** Says how much is wrong with which archive, and where all of it is written. */
  BrokenArchiveException(Path tarball, int errors, int warnings, Path report) {
    super(
        "%s does not hold: %s, all of it in %s"
            .formatted(
                tarball,
                errors > 0 ? Counts.print(errors, "error") : Counts.print(warnings, "warning"),
                report));
    this.tarball = tarball;
  }

  /** The archive. */
  public Path tarball() {
    return tarball;
  }
}
