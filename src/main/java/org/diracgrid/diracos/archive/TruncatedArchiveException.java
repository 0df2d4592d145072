package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** An archive ends too early. */
public final class TruncatedArchiveException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final long size;

  /**
   * Says where it ends and, as the end of a sentence, in the middle of what.
   *
   * @param size of the file in bytes
   */
  public TruncatedArchiveException(Path archive, long size, String within) {
    this(archive, size, within, null);
  }

  TruncatedArchiveException(Path archive, long size, String within, Throwable cause) {
    super(archive, "%s is incomplete: its %d bytes end %s".formatted(archive, size, within), cause);
    this.size = size;
  }

  /** How many bytes the file has. */
  public long size() {
    return size;
  }
}
