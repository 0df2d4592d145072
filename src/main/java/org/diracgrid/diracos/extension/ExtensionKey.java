package org.diracgrid.diracos.extension;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A key that describes an extension, under one name in the JSON, in the POM and, with {@code
 * diracos.} before it, on the command line.
 */
public enum ExtensionKey {
  /** The name put before {@code diracos} in the tarball's name, e.g. {@code LHCb}. */
  EXTENSION_NAME("extensionName"),
  /** The version of the DIRACOS to build on, e.g. {@code v1r27}. */
  DIRACOS_VERSION("diracOsVersion"),
  /** The version of the extension, e.g. {@code v1}. */
  VERSION("version"),
  /** Path or URL of a pip requirements file. */
  PIP_REQUIREMENTS("pipRequirements"),
  /** The base as a file, a URL or Maven coordinates, instead of a released version. */
  BASE("base"),
  /** Folders that hold released DIRACOS tarballs, tried in order. */
  BASE_URL("baseUrl"),
  /** The base's SHA-256, 64 hexadecimal digits. */
  SHA256("sha256"),
  /** The simple index to use instead of the one pip is configured with. */
  INDEX_URL("indexUrl"),
  /** Simple indexes to use besides. */
  EXTRA_INDEX_URL("extraIndexUrl"),
  /** Folders and pages with links to distributions. */
  FIND_LINKS("findLinks"),
  /** {@code true} to use no index at all, only find-links. */
  NO_INDEX("noIndex"),
  /**
   * What to believe of the base's Python instead of the base's own evidence: {@code python=…},
   * {@code abi=…}, {@code glibc=…}, {@code machine=…} and marker variables, or a file of pex.
   */
  TARGET_ENVIRONMENT("targetEnvironment"),
  /** {@code auto}, {@code ignore} or {@code require}: what to do about the lock. */
  LOCK("lock"),
  /** The lock, {@code pylock.toml} or {@code pylock.<name>.toml}. */
  LOCK_FILE("lockFile"),
  /** {@code replace} or {@code keep} a package of the base of which another version is needed. */
  BASE_PACKAGES("basePackages");

  private final String key;

  ExtensionKey(String key) {
    this.key = key;
  }

  /** The key as written, e.g. {@code extensionName}. */
  public String key() {
    return key;
  }

  /** Whether it takes several values, which have commas between them on the command line. */
  public boolean takesSeveral() {
    return switch (this) {
      case BASE_URL, EXTRA_INDEX_URL, FIND_LINKS, TARGET_ENVIRONMENT -> true;
      case EXTENSION_NAME,
          DIRACOS_VERSION,
          VERSION,
          PIP_REQUIREMENTS,
          BASE,
          SHA256,
          INDEX_URL,
          NO_INDEX,
          LOCK,
          LOCK_FILE,
          BASE_PACKAGES ->
          false;
    };
  }

  /** What holds if nobody says anything, as far as the same holds for everybody. */
  Optional<String> standard() {
    return switch (this) {
      case BASE_URL -> Optional.of(SpecReader.RELEASES.toString());
      case NO_INDEX -> Optional.of("false");
      case LOCK -> Optional.of("auto");
      case BASE_PACKAGES -> Optional.of("replace");
      default -> Optional.empty();
    };
  }

  /** Every key as written, in the order of this enum. */
  static List<String> names() {
    return Arrays.stream(values()).map(ExtensionKey::key).toList();
  }

  /** The key written so. */
  static Optional<ExtensionKey> named(String name) {
    return Arrays.stream(values()).filter(k -> k.key.equals(name)).findFirst();
  }
}
