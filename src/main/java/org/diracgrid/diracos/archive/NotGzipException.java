package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** A file that ought to be a {@code .tar.gz} does not begin as gzip does. */
public final class NotGzipException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which file. */
  public NotGzipException(Path archive) {
    super(archive, "%s is not a gzip file".formatted(archive), null);
  }
}
