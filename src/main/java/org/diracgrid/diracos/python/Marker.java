package org.diracgrid.diracos.python;

import java.util.Set;

/** An environment marker, e.g. {@code python_version < "3" and extra == "tests"} (PEP 508). */
public final class Marker {
  private Marker() {}

  /** Reads a marker; throws {@link InvalidMarkerException}. */
  public static Marker parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /**
   * Whether the marker holds in an environment with these extras asked for; a marker on an extra
   * holds if it does for one of them, or for the empty extra when there are none.
   */
  public boolean holds(MarkerEnvironment environment, Set<String> extras) {
    throw new UnsupportedOperationException();
  }

  /** Canonical text, as packaging prints it. */
  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }
}
