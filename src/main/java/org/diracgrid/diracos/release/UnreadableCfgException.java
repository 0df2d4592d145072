package org.diracgrid.diracos.release;

import java.nio.file.Path;

/** A CFG file cannot be read. */
public final class UnreadableCfgException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableCfgException(Path file, String reason, Throwable cause) {
    super("%s cannot be read: %s".formatted(file, reason), cause);
  }
}
