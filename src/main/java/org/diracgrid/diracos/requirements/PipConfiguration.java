package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.diracgrid.diracos.python.InvalidProjectNameException;

/**
 * pip's own configuration, as {@code pip install} reads it: {@code pip.conf} files, then the file
 * {@code PIP_CONFIG_FILE} names, then the variables {@code PIP_*}; later ones win.
 */
public final class PipConfiguration {
  private final Map<String, String> environment;
  private final Path home;
  private final PipConfigurationFiles files;

  /**
   * Reads on behalf of a user.
   *
   * @param environment the environment variables
   * @param home the user's home folder
   * @param osName as the JVM names it in {@code os.name}
   */
  public PipConfiguration(Map<String, String> environment, Path home, String osName) {
    this(environment, home, osName, Path.of("/"));
  }

  PipConfiguration(Map<String, String> environment, Path home, String osName, Path root) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.files = new PipConfigurationFiles(this.environment, home, osName, root);
  }

  /** As {@link #over} with a configuration made of these. */
  public static IndexSettings read(
      Map<String, String> environment, Path home, String osName, IndexSettings defaults) {
    return new PipConfiguration(environment, home, osName).over(defaults);
  }

  /** The settings with pip's configuration over them; throws {@link PipConfigurationException}. */
  public IndexSettings over(IndexSettings defaults) {
    Map<String, PipSetting> settings = effective();
    SettingsInProgress result = new SettingsInProgress(defaults);
    Optional<PipSetting> indexUrl = Optional.ofNullable(settings.get("index-url"));
    indexUrl.ifPresent(setting -> result.indexUrl(url(setting, setting.value().strip())));
    each(settings, "extra-index-url", setting -> word -> result.extraIndexUrl(url(setting, word)));
    each(settings, "find-links", setting -> word -> result.findLinks(place(setting, word)));
    each(settings, "trusted-host", setting -> result::trustedHost);
    formats(settings, "no-binary", result::noBinary);
    formats(settings, "only-binary", result::onlyBinary);
    flag(settings, "pre", result::preReleases);
    flag(settings, "prefer-binary", result::preferBinary);
    flag(settings, "require-hashes", result::requireHashes);
    flag(settings, "no-index", result::noIndex);
    return result.done();
  }

  /**
   * What the configuration says of what the plugin heeds, in the order in which it is applied, each
   * with its file and line or its variable.
   */
  public List<StatedSetting> stated() {
    Map<String, PipSetting> settings = effective();
    List<StatedSetting> found = new ArrayList<>();
    one(settings, "index-url", (s, text) -> url(s, text).toString(), found);
    words(settings, "extra-index-url", (s, text) -> url(s, text).toString(), found);
    words(settings, "find-links", (s, text) -> place(s, text).toString(), found);
    words(settings, "trusted-host", (s, text) -> text, found);
    one(settings, "no-binary", (s, text) -> text, found);
    one(settings, "only-binary", (s, text) -> text, found);
    for (String key : List.of("pre", "prefer-binary", "require-hashes", "no-index")) {
      one(settings, key, (s, text) -> String.valueOf(s.flag()), found);
    }
    return List.copyOf(found);
  }

  private static void one(
      Map<String, PipSetting> settings,
      String key,
      BiFunction<PipSetting, String, String> meaning,
      List<StatedSetting> found) {
    PipSetting setting = settings.get(key);
    if (setting != null) {
      String value = meaning.apply(setting, setting.value().strip());
      found.add(new StatedSetting(key, value, setting.source()));
    }
  }

  private static void words(
      Map<String, PipSetting> settings,
      String key,
      BiFunction<PipSetting, String, String> meaning,
      List<StatedSetting> found) {
    PipSetting setting = settings.get(key);
    if (setting != null) {
      setting
          .words()
          .forEach(
              word ->
                  found.add(
                      new StatedSetting(key, meaning.apply(setting, word), setting.source())));
    }
  }

  /** By key; {@code [install]} wins over {@code [global]} whatever the files, as in pip. */
  private Map<String, PipSetting> effective() {
    Map<String, PipSetting> settings = new HashMap<>();
    List<IniFile> read = files.read();
    for (String section : List.of("global", "install")) {
      for (IniFile file : read) {
        file.settings(section).forEach(setting -> settings.put(setting.key(), setting));
      }
    }
    List<String> names =
        environment.keySet().stream().filter(name -> name.startsWith("PIP_")).sorted().toList();
    for (String name : names) {
      String value = environment.get(name);
      // pip takes an empty variable for none.
      if (!value.isEmpty()) {
        String key = PipSetting.normalizeKey(name.substring("PIP_".length()));
        settings.put(key, new PipSetting(key, value, name));
      }
    }
    return settings;
  }

  private static void each(
      Map<String, PipSetting> settings, String key, Function<PipSetting, Consumer<String>> action) {
    PipSetting setting = settings.get(key);
    if (setting != null) {
      setting.words().forEach(action.apply(setting));
    }
  }

  private static void flag(Map<String, PipSetting> settings, String key, Runnable action) {
    PipSetting setting = settings.get(key);
    if (setting != null && setting.flag()) {
      action.run();
    }
  }

  private static void formats(
      Map<String, PipSetting> settings, String key, Consumer<String> action) {
    PipSetting setting = settings.get(key);
    if (setting == null) {
      return;
    }
    try {
      action.accept(setting.value().strip());
    } catch (InvalidProjectNameException e) {
      throw setting.invalid(e.getMessage());
    }
  }

  private static URI url(PipSetting setting, String text) {
    try {
      return RequirementsSource.index(text);
    } catch (IllegalArgumentException e) {
      throw setting.invalid(e.getMessage());
    }
  }

  /** A URL, or a path, in which {@code ~} stands for the home folder. */
  private URI place(PipSetting setting, String text) {
    try {
      if (RequirementsSource.hasScheme(text)) {
        return RequirementsSource.url(text);
      }
      Path path = text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
      return path.toAbsolutePath().normalize().toUri();
    } catch (IllegalArgumentException e) {
      throw setting.invalid(e.getMessage());
    }
  }
}
