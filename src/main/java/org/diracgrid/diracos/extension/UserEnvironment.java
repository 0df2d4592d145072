package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.transfer.ServerSettings;

/**
 * On whose behalf, and with what at hand, the plugin works.
 *
 * @param cache the folder of this user's cache; empty for the operating system's place for it
 * @param offline whether to open no socket
 * @param variables the environment variables that pip's configuration and files may name
 * @param home the user's home folder
 * @param servers what the user's settings say of servers
 * @param limits what the user says of slow and failing servers
 * @param pluginVersion for the records of what was done
 * @param buildPython who builds source that has to be built
 * @param revalidate whether to ask again for pages that could be used as they are for some time
 */
public record UserEnvironment(
    Optional<Path> cache,
    boolean offline,
    Map<String, String> variables,
    Path home,
    ServerSettings servers,
    TransferLimits limits,
    String pluginVersion,
    BuildPython buildPython,
    boolean revalidate) {
  /** One that names no Python, who is content with pages that are fresh. */
  public UserEnvironment(
      Optional<Path> cache,
      boolean offline,
      Map<String, String> variables,
      Path home,
      ServerSettings servers,
      TransferLimits limits,
      String pluginVersion) {
    this(
        cache,
        offline,
        variables,
        home,
        servers,
        limits,
        pluginVersion,
        BuildPython.OF_BASE,
        false);
  }

  /** The folder of the cache. */
  public Path cacheFolder() {
    return cache.orElseGet(() -> CacheFolder.of(variables, System.getProperty("os.name"), home));
  }
}
