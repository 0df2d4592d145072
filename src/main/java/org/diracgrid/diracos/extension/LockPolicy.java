package org.diracgrid.diracos.extension;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What to do about the lock of an extension. */
public enum LockPolicy {
  /** Heed it if it is there. */
  AUTO,
  /** Do as if it were not there. */
  IGNORE,
  /** Heed it, and fail if it is not there. */
  REQUIRE;

  /** The policy of this name, e.g. {@code auto}. */
  static Optional<LockPolicy> named(String name) {
    return Arrays.stream(values())
        .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
