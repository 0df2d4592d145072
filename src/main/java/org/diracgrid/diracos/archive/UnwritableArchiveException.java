package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;

/** The machine does not let an archive be written. */
public final class UnwritableArchiveException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which file and what the system said. */
  public UnwritableArchiveException(Path archive, IOException cause) {
    super(archive, "%s cannot be written: %s".formatted(archive, SystemReason.of(cause)), cause);
  }
}
