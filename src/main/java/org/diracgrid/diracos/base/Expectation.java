package org.diracgrid.diracos.base;

import org.diracgrid.diracos.transfer.Checksum;

/**
 * A digest that a base must have.
 *
 * @param checksum the digest
 * @param source where it stands, in words
 */
record Expectation(Checksum checksum, String source) {
  static Expectation ofConfiguration(Checksum checksum) {
    return new Expectation(checksum, checksum.algorithm().label() + " of the configuration");
  }

  static Expectation ofMd5File(Checksum checksum, Object place) {
    return new Expectation(checksum, "md5 at " + place);
  }
}
