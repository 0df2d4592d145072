package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** A result cannot be written. */
public final class UnwritableOutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableOutputException(Path file, String reason, Throwable cause) {
    super("%s cannot be written: %s".formatted(file, reason), cause);
  }
}
