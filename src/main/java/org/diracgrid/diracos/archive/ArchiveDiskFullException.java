package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room left for an archive. */
public final class ArchiveDiskFullException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final long written;

  /**
   * Says which file and how far it came.
   *
   * @param written how many bytes found room
   */
  public ArchiveDiskFullException(Path archive, long written, IOException cause) {
    super(
        archive,
        "%s cannot be written: no space is left after %d bytes".formatted(archive, written),
        cause);
    this.written = written;
  }

  /**
   * Says which file there is no room for, before anything of it was written.
   *
   * @param needed how many bytes at least it takes
   * @param free how many bytes are free
   */
  public ArchiveDiskFullException(Path archive, long needed, long free) {
    super(
        archive,
        "%s cannot be written: it takes more than %d bytes, and %d are free there"
            .formatted(archive, needed, free),
        null);
    this.written = 0;
  }

  /** How many bytes found room. */
  public long written() {
    return written;
  }
}
