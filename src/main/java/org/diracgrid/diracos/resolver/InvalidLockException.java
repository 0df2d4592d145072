package org.diracgrid.diracos.resolver;

/** A lock is no TOML, lacks what the format requires, or says what cannot be. */
public final class InvalidLockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the place and says what is wrong there.
   *
   * @param place the file, with line and column where they are known
   */
  InvalidLockException(String place, String reason, Throwable cause) {
    super("%s: %s".formatted(place, reason), cause);
  }
}
