package org.diracgrid.diracos.index;

import java.net.URI;

/** The version of the simple repository API a page says it follows (PEP 629). */
final class ApiVersion {
  private ApiVersion() {}

  /** Refuses a newer major version; a newer minor one only adds what we pass over. */
  static void check(URI page, String version) {
    String major = version.strip().split("\\.", 2)[0];
    if (!major.matches("0*1")) {
      throw new UnsupportedIndexVersionException(page, version);
    }
  }
}
