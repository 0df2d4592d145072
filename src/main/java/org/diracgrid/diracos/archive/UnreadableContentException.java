package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;

/** A new file's bytes cannot be read from where they are. */
public final class UnreadableContentException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** Says which new file of which archive, and what the system said. */
  public UnreadableContentException(Path archive, String path, IOException cause) {
    super(
        archive,
        "%s cannot be written to %s: reading its content failed: %s"
            .formatted(path, archive, SystemReason.of(cause)),
        cause);
    this.path = path;
  }

  /** The new file's path in the archive. */
  public String path() {
    return path;
  }
}
