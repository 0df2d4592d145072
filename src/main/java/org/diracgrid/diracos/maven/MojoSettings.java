package org.diracgrid.diracos.maven;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.diracgrid.diracos.extension.ExtensionSettings;
import org.diracgrid.diracos.extension.Setting;

/** What the POM and the command line say of an extension, told apart. */
final class MojoSettings {
  private final Map<ExtensionKey, Setting> pom = new EnumMap<>(ExtensionKey.class);
  private final Path folder;

  /** Relative paths are relative to this folder. */
  MojoSettings(Path folder) {
    this.folder = folder;
  }

  /** Takes a parameter as Maven filled it; null and empty for one that nobody gave. */
  MojoSettings with(ExtensionKey key, Object value) {
    List<String> values =
        value instanceof List<?> list
            // Maven fills an empty element in as null.
            ? list.stream().map(element -> Objects.toString(element, "")).toList()
            : Stream.ofNullable(value).map(Object::toString).toList();
    if (!values.isEmpty()) {
      pom.put(key, new Setting(values, "the POM", folder));
    }
    return this;
  }

  /**
   * The command line's settings over the POM's. Maven itself lets a value in the POM win over a
   * {@code -D}, so the user's properties are asked first.
   */
  ExtensionSettings over(ExtensionSettings json, Properties userProperties) {
    Map<ExtensionKey, Setting> commandLine = new EnumMap<>(ExtensionKey.class);
    for (ExtensionKey key : ExtensionKey.values()) {
      String name = "diracos." + key.key();
      String value = userProperties.getProperty(name);
      if (value != null) {
        // A limit, as otherwise empty parts would go, and of a lone comma nothing would be left.
        List<String> values = key.takesSeveral() ? List.of(value.split(",", -1)) : List.of(value);
        commandLine.put(key, new Setting(values, "-D" + name, folder));
      }
    }
    return ExtensionSettings.of(commandLine).over(ExtensionSettings.of(pom)).over(json);
  }

  /** What holds when nobody says anything. */
  static ExtensionSettings defaults(
      Optional<String> extensionName, Optional<String> projectVersion, Path folder) {
    Map<ExtensionKey, Setting> values = new EnumMap<>(ExtensionKey.class);
    extensionName.ifPresent(
        name ->
            values.put(
                ExtensionKey.EXTENSION_NAME, new Setting(List.of(name), "the project", folder)));
    projectVersion.ifPresent(
        version ->
            values.put(ExtensionKey.VERSION, new Setting(List.of(version), "the project", folder)));
    return ExtensionSettings.of(values);
  }
}
