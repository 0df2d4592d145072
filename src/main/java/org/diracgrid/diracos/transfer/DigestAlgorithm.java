package org.diracgrid.diracos.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** The digest algorithms that indexes, requirements and DIRACOS itself name. */
public enum DigestAlgorithm {
  MD5("MD5"),
  SHA1("SHA-1"),
  SHA224("SHA-224"),
  SHA256("SHA-256"),
  SHA384("SHA-384"),
  SHA512("SHA-512");

  private final String javaName;

  DigestAlgorithm(String javaName) {
    this.javaName = javaName;
  }

  /** The algorithm hashlib calls by this name, e.g. {@code sha256}. */
  public static Optional<DigestAlgorithm> named(String name) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.label().equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The name as hashlib writes it, e.g. {@code sha256}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether pip accepts it in {@code --hash}: md5, sha1 and sha224 are not enough. */
  public boolean strong() {
    return compareTo(SHA224) > 0;
  }

  /** A fresh digest; every JDK has all of these but promises only three. */
  public MessageDigest digest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no " + javaName, e);
    }
  }
}
