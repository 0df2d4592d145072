package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;

/** The machine does not let an archive be read. */
public final class UnreadableArchiveException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which file and what the system said. */
  public UnreadableArchiveException(Path archive, IOException cause) {
    super(archive, "%s cannot be read: %s".formatted(archive, SystemReason.of(cause)), cause);
  }
}
