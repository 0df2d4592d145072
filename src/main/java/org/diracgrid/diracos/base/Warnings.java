package org.diracgrid.diracos.base;

import org.diracgrid.diracos.transfer.Checksum;

/** Sentences about what may surprise in a base's origin. */
final class Warnings {
  private Warnings() {}

  static String nothingVouches(String origin, Checksum sha256) {
    return "nothing vouches for %s; to pin it, configure sha256 %s".formatted(origin, sha256.hex());
  }

  static String noMd5In(Object place) {
    return "%s holds no md5 of the base and is ignored".formatted(place);
  }
}
