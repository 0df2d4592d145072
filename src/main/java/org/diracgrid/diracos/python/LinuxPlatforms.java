package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The platform parts of tags that a Linux with a certain glibc accepts (PEP 600). */
final class LinuxPlatforms {
  private static final Pattern GLIBC = Pattern.compile("2\\.([0-9]{1,3})(?:\\..*)?");

  /** The names from before PEP 600, by glibc minor version (PEP 513, 571, 599). */
  private static final Map<Integer, String> LEGACY =
      Map.of(17, "manylinux2014", 12, "manylinux2010", 5, "manylinux1");

  /** Where manylinux is defined at all; packaging's list. */
  private static final Set<String> MANYLINUX =
      Set.of(
          "x86_64",
          "i686",
          "aarch64",
          "armv7l",
          "ppc64",
          "ppc64le",
          "s390x",
          "loongarch64",
          "riscv64");

  private LinuxPlatforms() {}

  static List<String> bestFirst(String glibc, String machine) {
    Matcher version = GLIBC.matcher(glibc);
    if (!version.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no version of glibc, which is written like 2.17".formatted(glibc));
    }
    List<String> platforms = new ArrayList<>();
    if (MANYLINUX.contains(machine)) {
      // Older glibc counts on x86 only, where manylinux1 began.
      int oldest = machine.equals("x86_64") || machine.equals("i686") ? 5 : 17;
      for (int minor = Integer.parseInt(version.group(1)); minor >= oldest; minor--) {
        platforms.add("manylinux_2_%d_%s".formatted(minor, machine));
        if (LEGACY.containsKey(minor)) {
          platforms.add(LEGACY.get(minor) + "_" + machine);
        }
      }
    }
    platforms.add("linux_" + machine);
    return platforms;
  }
}
