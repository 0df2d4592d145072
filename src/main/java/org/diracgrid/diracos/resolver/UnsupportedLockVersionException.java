package org.diracgrid.diracos.resolver;

/** A lock is of a version of the format that is not known. */
public final class UnsupportedLockVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedLockVersionException(String lock, String version) {
    super("%s has the lock-version '%s', and only 1.x is known".formatted(lock, version));
  }
}
