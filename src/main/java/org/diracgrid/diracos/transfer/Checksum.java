package org.diracgrid.diracos.transfer;

import java.util.Locale;

/**
 * A digest of a file's bytes.
 *
 * @param algorithm how it was made
 * @param hex lower-case hexadecimal digits, as many as the algorithm gives
 */
public record Checksum(DigestAlgorithm algorithm, String hex) {
  /**
   * Lower-cases the digits; throws {@link IllegalArgumentException} for a wrong length or digit.
   */
  public Checksum {
    hex = hex.toLowerCase(Locale.ROOT);
    int digits = algorithm.digest().getDigestLength() * 2;
    if (hex.length() != digits
        || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      throw new IllegalArgumentException(
          "a %s has %d hexadecimal digits, this has not: %s"
              .formatted(algorithm.label(), digits, hex));
    }
  }

  /** As pip writes it, e.g. {@code sha256:9f86d0…}. */
  @Override
  public String toString() {
    return algorithm.label() + ":" + hex;
  }
}
