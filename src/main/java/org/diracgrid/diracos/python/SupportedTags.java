package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The tags a Python accepts, best first, in pip's order. */
public final class SupportedTags {
  private SupportedTags() {}

  /**
   * The tags of a CPython on Linux.
   *
   * @param python the Python, at least major and minor
   * @param abi e.g. {@code cp27mu}; empty for the default of that Python
   * @param glibc e.g. {@code 2.17}
   * @param machine e.g. {@code x86_64}
   */
  public static SupportedTags linuxCPython(
      Version python, Optional<String> abi, String glibc, String machine) {
    throw new UnsupportedOperationException();
  }

  /** Exactly these tags, best first. */
  public static SupportedTags of(List<WheelTag> tags) {
    throw new UnsupportedOperationException();
  }

  /** All tags, best first. */
  public List<WheelTag> inOrder() {
    throw new UnsupportedOperationException();
  }

  /** The place of the wheel's best tag, 0 for the very best; empty if no tag fits. */
  public OptionalInt rank(WheelName wheel) {
    throw new UnsupportedOperationException();
  }
}
