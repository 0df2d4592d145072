package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** A gzip file holds something else than a tar archive. */
public final class NotTarException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which file. */
  public NotTarException(Path archive) {
    super(
        archive, "%s is compressed, but what it holds is no tar archive".formatted(archive), null);
  }
}
