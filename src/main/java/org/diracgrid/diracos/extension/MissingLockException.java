package org.diracgrid.diracos.extension;

/** A lock is required, and there is none. */
public final class MissingLockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingLockException(String lock) {
    super("there is no %s, and a lock is required".formatted(lock));
  }
}
