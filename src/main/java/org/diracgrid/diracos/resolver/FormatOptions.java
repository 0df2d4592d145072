package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;

/** The settings that decide which files may be chosen, as pip's options write them. */
final class FormatOptions {
  private static final String ALL = ":all:";

  private FormatOptions() {}

  /** The options in force, in one order for equal settings. */
  static List<String> of(IndexSettings settings) {
    List<String> options = new ArrayList<>();
    ReleaseControl releases = settings.releaseControl();
    // Older pips know only this name for all of them.
    addIf(releases.allReleasesForAll(), "--pre", options);
    addIf(releases.onlyFinalForAll(), "--only-final=" + ALL, options);
    addAll("--all-releases=", releases.allReleases(), options);
    addAll("--only-final=", releases.onlyFinal(), options);
    addIf(settings.preferBinary(), "--prefer-binary", options);
    addIf(settings.hashChecking() == HashChecking.ALL, "--require-hashes", options);
    FormatControl formats = settings.formatControl();
    addIf(formats.noBinaryForAll(), "--no-binary=" + ALL, options);
    addIf(formats.onlyBinaryForAll(), "--only-binary=" + ALL, options);
    addAll("--no-binary=", formats.noBinary(), options);
    addAll("--only-binary=", formats.onlyBinary(), options);
    return List.copyOf(options);
  }

  private static void addIf(boolean condition, String option, List<String> options) {
    if (condition) {
      options.add(option);
    }
  }

  private static void addAll(String option, Collection<ProjectName> names, List<String> options) {
    names.stream().sorted().forEach(name -> options.add(option + name));
  }
}
