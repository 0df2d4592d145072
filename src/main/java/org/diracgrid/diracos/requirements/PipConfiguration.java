package org.diracgrid.diracos.requirements;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    SettingsInProgress result = new SettingsInProgress(defaults);
    new PipConfigurationReading(home, result).read(inOrder());
    return result.done();
  }

  /**
   * What the configuration says of what the plugin heeds, in the order in which it is applied, each
   * with its file, line and column or its variable; throws {@link PipConfigurationException}.
   */
  public List<StatedSetting> stated() {
    PipConfigurationReading reading =
        new PipConfigurationReading(home, new SettingsInProgress(IndexSettings.DEFAULT));
    reading.read(inOrder());
    return reading.stated();
  }

  /** What it says of slow and failing servers; throws {@link PipConfigurationException}. */
  public PipPatience patience() {
    return PipPatience.read(inOrder());
  }

  /**
   * All that is set, the weakest first: {@code [global]}, {@code [install]}, the variables. Within
   * a section the files override each other, and an empty value takes back what a weaker file says.
   */
  private List<PipSetting> inOrder() {
    List<PipSetting> settings = new ArrayList<>();
    List<IniFile> read = files.read();
    for (String section : List.of("global", "install")) {
      Map<String, PipSetting> ofSection = new LinkedHashMap<>();
      for (IniFile file : read) {
        file.settings(section).forEach(setting -> ofSection.put(setting.key(), setting));
      }
      settings.addAll(ofSection.values());
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith("PIP_"))
        .sorted()
        .map(
            name ->
                new PipSetting(
                    PipSetting.normalizeKey(name.substring("PIP_".length())),
                    environment.get(name),
                    name))
        .forEach(settings::add);
    settings.removeIf(setting -> setting.value().isEmpty());
    return settings;
  }
}
