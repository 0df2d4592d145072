package org.diracgrid.diracos.source;

import java.util.Optional;

/** A Python that builds; it is started only when somebody needs it. Safe for many threads. */
public sealed interface Builder permits NamedBuilder, BaseBuilder {
  /** What tells it from others, where results of what was built are kept. */
  String identity();

  /** Whether it is the Python in the base, rather than one that the user names. */
  boolean isOfBase();

  /**
   * Why nothing can be built with it here, as a sentence without full stop; empty if nothing is in
   * the way, or if that is to fail the build. The first call may take long.
   */
  Optional<String> hindrance();

  /**
   * The Python, made ready by the first who asks.
   *
   * @throws UnusableBuilderException if it does not run here
   */
  HostPython python();
}
