package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody said of an extension, in one place or in several merged.
 *
 * @param values by key; keys that nobody gave are absent
 * @param warnings sentences about what was said and does not count
 * @param misspelt what looks like a key but is none, by the key it probably means, with its place
 */
public record ExtensionSettings(
    Map<ExtensionKey, Setting> values, List<String> warnings, Map<ExtensionKey, String> misspelt) {
  /** A copy that cannot change. */
  public ExtensionSettings {
    values = Map.copyOf(values);
    warnings = List.copyOf(warnings);
    misspelt = Map.copyOf(misspelt);
  }

  /** Values about which there is nothing to warn. */
  public static ExtensionSettings of(Map<ExtensionKey, Setting> values) {
    return new ExtensionSettings(values, List.of(), Map.of());
  }

  /** These settings, with what they do not say taken from others. */
  public ExtensionSettings over(ExtensionSettings others) {
    Map<ExtensionKey, Setting> merged = new EnumMap<>(ExtensionKey.class);
    merged.putAll(others.values);
    merged.putAll(values);
    List<String> allWarnings = new ArrayList<>(warnings);
    allWarnings.addAll(others.warnings);
    Map<ExtensionKey, String> allMisspelt = new EnumMap<>(ExtensionKey.class);
    allMisspelt.putAll(others.misspelt);
    allMisspelt.putAll(misspelt);
    return new ExtensionSettings(merged, allWarnings, allMisspelt);
  }

  /** What was said of a key. */
  public Optional<Setting> get(ExtensionKey key) {
    return Optional.ofNullable(values.get(key));
  }
}
