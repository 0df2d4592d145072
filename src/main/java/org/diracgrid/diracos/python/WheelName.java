package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.Set;

/**
 * What a wheel's file name says (binary distribution format).
 *
 * @param filename as given
 * @param project the project
 * @param version the version
 * @param build the build tag, if any
 * @param tags every tag the compressed tag set stands for
 */
public record WheelName(
    String filename,
    ProjectName project,
    Version version,
    Optional<BuildTag> build,
    Set<WheelTag> tags) {
  /** Reads a file name that ends in {@code .whl}; throws {@link InvalidWheelNameException}. */
  public static WheelName parse(String filename) {
    throw new UnsupportedOperationException(filename);
  }
}
