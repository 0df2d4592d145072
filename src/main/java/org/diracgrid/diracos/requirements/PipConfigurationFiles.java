package org.diracgrid.diracos.requirements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where pip looks for its configuration files, the weakest first. */
final class PipConfigurationFiles {
  private final Map<String, String> environment;
  private final Path home;
  private final String osName;
  private final Path root;

  /**
   * Looks from this machine.
   *
   * @param osName as the JVM names it, e.g. {@code Linux}
   * @param root what absolute paths are below
   */
  PipConfigurationFiles(Map<String, String> environment, Path home, String osName, Path root) {
    this.environment = environment;
    this.home = home;
    this.osName = osName.toLowerCase(Locale.ROOT);
    this.root = root;
  }

  /** Those that exist, read. */
  List<IniFile> read() {
    List<IniFile> files = new ArrayList<>();
    for (Path place : places()) {
      if (Files.exists(place)) {
        files.add(read(place));
      }
    }
    return files;
  }

  private static IniFile read(Path file) {
    try {
      return IniFile.parse(file.toString(), TextDecoding.decode(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UnreadablePipConfigurationException(file.toString(), e);
    } catch (UndecodableTextException e) {
      throw new UnreadablePipConfigurationException(e.in(file.toString()).toString(), e);
    }
  }

  private List<Path> places() {
    Optional<String> own = variable("PIP_CONFIG_FILE");
    // os.devnull, the documented way to switch the files off.
    if (own.filter(file -> file.equals("/dev/null") || file.equalsIgnoreCase("nul")).isPresent()) {
      return List.of();
    }
    List<Path> places = new ArrayList<>(global());
    Optional<Path> ownFile = own.map(PipConfigurationFiles::path);
    // pip passes over the user's files when its own variable names one that exists.
    if (ownFile.filter(Files::exists).isEmpty()) {
      places.addAll(user());
    }
    ownFile.ifPresent(places::add);
    return places;
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new InvalidPipSettingException(
          "PIP_CONFIG_FILE", "config-file", "'%s' is no path".formatted(file));
    }
  }

  private List<Path> global() {
    if (windows()) {
      return List.of(
          Path.of(variable("ProgramData").orElse("C:\\ProgramData")).resolve("pip/pip.ini"));
    }
    if (mac()) {
      return List.of(root.resolve("Library/Application Support/pip/pip.conf"));
    }
    List<Path> places = new ArrayList<>();
    for (String folder : variable("XDG_CONFIG_DIRS").orElse("/etc/xdg").split(":")) {
      if (!folder.isBlank()) {
        places.add(root.resolve(folder.replaceFirst("^/", "")).resolve("pip/pip.conf"));
      }
    }
    places.add(root.resolve("etc/pip.conf"));
    return places;
  }

  private List<Path> user() {
    if (windows()) {
      Path roaming =
          variable("APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming"));
      return List.of(home.resolve("pip/pip.ini"), roaming.resolve("pip/pip.ini"));
    }
    Path legacy = home.resolve(".pip/pip.conf");
    Path library = home.resolve("Library/Application Support/pip");
    if (mac() && Files.isDirectory(library)) {
      return List.of(legacy, library.resolve("pip.conf"));
    }
    Path config =
        variable("XDG_CONFIG_HOME")
            .filter(folder -> !mac())
            .map(Path::of)
            .orElse(home.resolve(".config"));
    return List.of(legacy, config.resolve("pip/pip.conf"));
  }

  private boolean windows() {
    return osName.startsWith("windows");
  }

  private boolean mac() {
    return osName.startsWith("mac");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
