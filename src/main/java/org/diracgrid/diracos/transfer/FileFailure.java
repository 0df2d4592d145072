package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Finds out why work on a file of the cache failed. */
final class FileFailure {
  private FileFailure() {}

  /** The exception that fits. */
  static TransferException of(Path path, IOException failure) {
    if (failure instanceof ClosedByInterruptException) {
      return new TransferInterruptedException(path.toUri(), failure);
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    // No JDK class tells a full disk or an exhausted quota, only the system's own words do.
    if (message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded")) {
      return new DiskFullException(path, failure);
    }
    return new CacheUnwritableException(path, failure);
  }

  /** Why, as the end of a sentence. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
