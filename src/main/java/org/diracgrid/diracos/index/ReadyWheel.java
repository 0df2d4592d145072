package org.diracgrid.diracos.index;

import java.util.Optional;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.FetchedFile;

/**
 * A wheel that can be installed.
 *
 * @param name what its name tells
 * @param file the wheel on this machine; of one that was made here, the origin is that of its
 *     source
 * @param source what it was made of; empty for one that came as a wheel
 * @param build how it was built; empty for one that came as a wheel, or was made without any Python
 */
public record ReadyWheel(
    WheelName name, FetchedFile file, Optional<SourceOrigin> source, Optional<WheelBuild> build) {
  /** One that no Python has built. */
  public ReadyWheel(WheelName name, FetchedFile file, Optional<SourceOrigin> source) {
    this(name, file, source, Optional.empty());
  }
}
