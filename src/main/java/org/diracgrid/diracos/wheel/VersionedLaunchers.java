package org.diracgrid.diracos.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.Version;

/**
 * The commands of pip and of old setuptools that carry a Python version in their names. Their
 * wheels fit every Python but name the one they were built with, so pip makes these anew.
 */
final class VersionedLaunchers {
  private static final Pattern PIP = Pattern.compile("pip(\\d+(\\.\\d+)?)?");
  private static final Pattern EASY_INSTALL = Pattern.compile("easy_install(-\\d+\\.\\d+)?");

  private VersionedLaunchers() {}

  /** The launchers, those with versions in their names made for this Python. */
  static List<Launcher> of(List<Launcher> launchers, Version python) {
    String major = String.valueOf(python.release().get(0));
    String minor = python.release().size() > 1 ? "." + python.release().get(1) : "";
    List<Launcher> pip =
        renamed(launchers, "pip", PIP, List.of("pip", "pip" + major, "pip" + major + minor));
    return renamed(
        pip,
        "easy_install",
        EASY_INSTALL,
        List.of("easy_install", "easy_install-" + major + minor));
  }

  private static List<Launcher> renamed(
      List<Launcher> launchers, String plain, Pattern versioned, List<String> names) {
    Optional<Launcher> found =
        launchers.stream().filter(launcher -> launcher.name().equals(plain)).findFirst();
    if (found.isEmpty()) {
      return launchers;
    }
    List<Launcher> result = new ArrayList<>(launchers);
    result.removeIf(launcher -> versioned.matcher(launcher.name()).matches());
    for (String name : names) {
      result.add(new Launcher(name, found.get().module(), found.get().attribute()));
    }
    return result;
  }
}
