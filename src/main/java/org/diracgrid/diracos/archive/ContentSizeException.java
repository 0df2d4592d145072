package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** A new file gave more or fewer bytes than it said. */
public final class ContentSizeException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final long declared;

  /**
   * Says which file.
   *
   * @param archive that was being written
   * @param path of the new file in it
   * @param declared size in bytes
   */
  public ContentSizeException(Path archive, String path, long declared) {
    super(
        archive,
        "%s cannot be written to %s: its content is not of %d bytes, as was said"
            .formatted(path, archive, declared),
        null);
    this.path = path;
    this.declared = declared;
  }

  /** The new file's path in the archive. */
  public String path() {
    return path;
  }

  /** The declared size in bytes. */
  public long declared() {
    return declared;
  }
}
