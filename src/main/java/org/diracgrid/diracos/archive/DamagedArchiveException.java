package org.diracgrid.diracos.archive;

import java.nio.file.Path;

/** An archive's bytes contradict each other, or exceed what any real archive holds. */
public final class DamagedArchiveException extends ArchiveException {
  private static final long serialVersionUID = 1L;

  /** Says which file and, as the end of a sentence, what is wrong. */
  public DamagedArchiveException(Path archive, String reason) {
    this(archive, reason, null);
  }

  DamagedArchiveException(Path archive, String reason, Throwable cause) {
    super(archive, "%s is damaged: %s".formatted(archive, reason), cause);
  }
}
