package org.diracgrid.diracos.extension;

/** A lock is there and cannot be read. */
public final class UnreadableLockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableLockException(String lock, String reason, Throwable cause) {
    super("%s cannot be read: %s".formatted(lock, reason), cause);
  }
}
