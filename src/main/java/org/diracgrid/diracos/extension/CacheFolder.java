package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the cache lies unless somebody says otherwise. */
final class CacheFolder {
  private static final String NAME = "diracos-maven-plugin";

  private CacheFolder() {}

  /**
   * The operating system's place for caches: {@code XDG_CACHE_HOME} (XDG Base Directory
   * Specification), {@code ~/Library/Caches}, or {@code LOCALAPPDATA}.
   */
  static Path of(Map<String, String> environment, String operatingSystem, Path home) {
    String system = operatingSystem.toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches").resolve(NAME);
    }
    String variable = system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
    String value = environment.getOrDefault(variable, "");
    // The specification has relative paths ignored.
    Path caches =
        !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : home.resolve(".cache");
    return caches.resolve(NAME);
  }
}
