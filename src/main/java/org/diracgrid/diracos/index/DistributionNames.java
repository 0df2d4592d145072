package org.diracgrid.diracos.index;

import java.util.Locale;
import java.util.Optional;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;

/**
 * What a file's name tells.
 *
 * @param project the project
 * @param version the version
 * @param wheel what else it tells if it is a wheel
 */
record DistributionNames(ProjectName project, Version version, Optional<WheelName> wheel) {
  static boolean isWheel(String filename) {
    return filename.toLowerCase(Locale.ROOT).endsWith(".whl");
  }

  static boolean isDistribution(String filename) {
    return isWheel(filename) || SdistName.hasSdistSuffix(filename);
  }

  /** Whether a file of a flat place may be meant for a project, as its name begins with it. */
  static boolean mayBelongTo(String filename, ProjectName project) {
    int dash = filename.indexOf('-');
    if (isWheel(filename) && dash >= 0) {
      // A wheel's name has no dash in the project, so the first one ends it.
      return normalized(filename.substring(0, dash)).equals(project.normalized());
    }
    return normalized(filename).startsWith(project.normalized() + "-");
  }

  private static String normalized(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  /**
   * Reads a name; throws {@link InvalidTextException} if it tells no project and version.
   *
   * @param project where an sdist's name may be split, if that is known
   */
  static DistributionNames read(String filename, Optional<ProjectName> project) {
    if (isWheel(filename)) {
      WheelName name = WheelName.parse(filename);
      return new DistributionNames(name.project(), name.version(), Optional.of(name));
    }
    SdistName name =
        project.isPresent() ? SdistName.parse(filename, project.get()) : SdistName.parse(filename);
    return new DistributionNames(name.project(), name.version(), Optional.empty());
  }

  /** As {@link #read} without a project to expect, empty where that throws. */
  static Optional<DistributionNames> tryRead(String filename) {
    try {
      return Optional.of(read(filename, Optional.empty()));
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }
}
