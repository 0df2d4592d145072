package org.diracgrid.diracos.python;

import java.util.Map;

/**
 * The values of the marker variables of one Python on one platform.
 *
 * @param variables by PEP 508 name, e.g. {@code sys_platform} to {@code linux}; every variable but
 *     {@code extra} is present
 */
public record MarkerEnvironment(Map<String, String> variables) {
  /** A copy that cannot change. */
  public MarkerEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * What CPython of this version says on Linux; Python 2.7 has its own values (PEP 508 fallbacks).
   */
  public static MarkerEnvironment linuxCPython(Version python, String machine) {
    throw new UnsupportedOperationException(python + machine);
  }

  /** This environment with single values replaced. */
  public MarkerEnvironment with(Map<String, String> overrides) {
    throw new UnsupportedOperationException();
  }
}
