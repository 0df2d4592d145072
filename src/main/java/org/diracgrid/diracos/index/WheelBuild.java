package org.diracgrid.diracos.index;

import java.util.List;

/**
 * How a wheel was built here.
 *
 * @param python the version of the Python that built it, e.g. {@code 2.7.18}
 * @param ofBase whether that was the base's own, rather than one that the user named
 * @param required what was there for the build, by name, besides what the Python has itself
 */
public record WheelBuild(String python, boolean ofBase, List<Required> required) {
  /** A copy that cannot change. */
  public WheelBuild {
    required = List.copyOf(required);
  }

  /**
   * A distribution that a build required.
   *
   * @param name normalized
   * @param version of it
   * @param sha256 of its wheel
   */
  public record Required(String name, String version, String sha256) {}
}
