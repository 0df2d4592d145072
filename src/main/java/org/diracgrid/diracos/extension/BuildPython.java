package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The Python that builds source that has to be built.
 *
 * @param interpreter e.g. {@code /usr/bin/python3}; empty for the base's own
 * @param limit how long one build may take
 */
public record BuildPython(Optional<Path> interpreter, Duration limit) {
  /** What counts where nobody says anything. */
  public static final BuildPython OF_BASE =
      new BuildPython(Optional.empty(), Duration.ofMinutes(30));
}
