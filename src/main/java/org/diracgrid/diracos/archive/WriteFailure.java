package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk, which the user can help, from other failures to write. */
final class WriteFailure {
  private WriteFailure() {}

  /**
   * The exception for a failure.
   *
   * @param written how many bytes were written before
   */
  static ArchiveException of(Path target, long written, IOException failure) {
    return isDiskFull(target, failure)
        ? new ArchiveDiskFullException(target, written, failure)
        : new UnwritableArchiveException(target, failure);
  }

  /** Java has no exception of its own for it; the words are Linux', macOS' and Windows'. */
  private static boolean isDiskFull(Path target, IOException failure) {
    String reason = SystemReason.of(failure).toLowerCase(Locale.ROOT);
    if (reason.contains("no space left")
        || reason.contains("quota exceeded")
        || reason.contains("not enough space on the disk")) {
      return true;
    }
    if (failure instanceof FileSystemException) {
      return false;
    }
    try {
      Path folder = target.toAbsolutePath().getParent();
      return Files.isDirectory(folder) && Files.getFileStore(folder).getUsableSpace() == 0;
    } catch (IOException e) {
      failure.addSuppressed(e);
      return false;
    }
  }
}
