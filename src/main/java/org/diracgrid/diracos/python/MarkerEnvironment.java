package org.diracgrid.diracos.python;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of the marker variables of one Python on one platform.
 *
 * @param variables by PEP 508 name, e.g. {@code sys_platform} to {@code linux}; every variable but
 *     {@code extra} is present
 */
public record MarkerEnvironment(Map<String, String> variables) {
  private static final Version IMPLEMENTATION_NAMED = Version.parse("3.3.dev0");

  /** A copy that cannot change. */
  public MarkerEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * What CPython of this version says on Linux; Python 2.7 has its own values (PEP 508 fallbacks).
   */
  public static MarkerEnvironment linuxCPython(Version python, String machine) {
    // sys.implementation and the plain "linux" of sys.platform both came with Python 3.3.
    boolean old = python.compareTo(IMPLEMENTATION_NAMED) < 0;
    String full =
        python.release().size() >= 3
            ? python.publicVersion().toString()
            : "%d.%d.0".formatted(python.releaseNumber(0), python.releaseNumber(1));
    return new MarkerEnvironment(
        Map.ofEntries(
            Map.entry("implementation_name", old ? "" : "cpython"),
            Map.entry("implementation_version", old ? "0" : full),
            Map.entry("os_name", "posix"),
            Map.entry("platform_machine", machine),
            Map.entry("platform_python_implementation", "CPython"),
            // The kernel is the business of the machine that will run the result.
            Map.entry("platform_release", ""),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", ""),
            Map.entry("python_full_version", full),
            Map.entry(
                "python_version",
                "%d.%d".formatted(python.releaseNumber(0), python.releaseNumber(1))),
            Map.entry("sys_platform", old ? "linux2" : "linux")));
  }

  /** This environment with single values replaced. */
  public MarkerEnvironment with(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(overrides);
    return new MarkerEnvironment(all);
  }
}
