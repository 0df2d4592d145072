package org.diracgrid.diracos.verification;

import java.io.IOException;

/** The folder for temporary files takes none. */
public final class ScratchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which folder, and what the system said. */
  ScratchException(IOException cause) {
    super(
        "nothing can be written into the folder for temporary files, %s: %s"
            .formatted(System.getProperty("java.io.tmpdir"), cause.getMessage()),
        cause);
  }
}
