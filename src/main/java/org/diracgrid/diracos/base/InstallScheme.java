package org.diracgrid.diracos.base;

import org.diracgrid.diracos.python.Version;

/**
 * Where the base's Python installs, as paths from the archive's root.
 *
 * @param purelib e.g. {@code diracos/usr/lib/python2.7/site-packages}
 * @param platlib e.g. {@code diracos/usr/lib64/python2.7/site-packages}
 * @param headers parent of the projects' header folders, e.g. {@code diracos/usr/include/python2.7}
 * @param scripts e.g. {@code diracos/usr/bin}
 * @param data e.g. {@code diracos/usr}
 */
public record InstallScheme(
    String purelib, String platlib, String headers, String scripts, String data) {
  /** The scheme of a plain Python below a prefix, {@code lib} for both kinds of package. */
  public static InstallScheme plain(String prefix, Version python) {
    throw new UnsupportedOperationException(prefix + python);
  }
}
