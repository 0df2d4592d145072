package org.diracgrid.diracos.extension;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.python.InvalidVersionException;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelTag;

/**
 * Reads what a user says of the target: {@code name=value} pairs, or a JSON file in the form of
 * pex's complete platforms, {@code {"marker_environment": …, "compatible_tags": […]}}.
 */
final class TargetReader {
  private static final ExtensionKey KEY = ExtensionKey.TARGET_ENVIRONMENT;
  private static final Set<String> OWN_NAMES = Set.of("python", "abi", "glibc", "machine");

  /** The variables there are, whatever their values. */
  private static final Set<String> MARKERS =
      Set.copyOf(
          MarkerEnvironment.linuxCPython(Version.parse("3.11.0"), "x86_64").variables().keySet());

  private final Setting setting;

  private TargetReader(Setting setting) {
    this.setting = setting;
  }

  /** What a setting says; throws {@link InvalidSettingException}. */
  static TargetOverride read(Setting setting) {
    TargetReader reader = new TargetReader(setting);
    boolean file = setting.values().size() == 1 && setting.value().indexOf('=') < 0;
    return file ? reader.file() : reader.pairs();
  }

  private TargetOverride pairs() {
    Map<String, String> own = new LinkedHashMap<>();
    Map<String, String> markers = new LinkedHashMap<>();
    for (String pair : setting.values()) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals).strip();
      String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
      if (OWN_NAMES.contains(name)) {
        own.put(name, value);
      } else if (MARKERS.contains(name) && equals >= 0) {
        markers.put(name, value);
      } else {
        Set<String> known = new TreeSet<>(MARKERS);
        known.addAll(OWN_NAMES);
        throw wrong(pair, "it sets none of " + String.join(", ", known));
      }
    }
    return new TargetOverride(
        Optional.ofNullable(own.get("python")).map(this::version),
        checked(own, "abi", "[A-Za-z0-9_]+"),
        checked(own, "glibc", "\\d+\\.\\d+"),
        checked(own, "machine", "[A-Za-z0-9_]+"),
        markers,
        List.of());
  }

  private Optional<String> checked(Map<String, String> own, String name, String form) {
    String value = own.get(name);
    if (value != null && !value.matches(form)) {
      throw wrong(name + "=" + value, "that is no " + name);
    }
    return Optional.ofNullable(value);
  }

  private TargetOverride file() {
    try {
      Path file = setting.folder().resolve(setting.value());
      JsonNode json = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
      Map<String, String> markers = new LinkedHashMap<>();
      json.path("marker_environment")
          .properties()
          .forEach(entry -> markers.put(entry.getKey(), entry.getValue().asText()));
      List<WheelTag> tags = new ArrayList<>();
      json.path("compatible_tags").forEach(tag -> tags.addAll(WheelTag.expand(tag.asText())));
      if (markers.isEmpty() || tags.isEmpty()) {
        throw wrong(setting.value(), "the file names no marker_environment or no compatible_tags");
      }
      markers.keySet().retainAll(MARKERS);
      return new TargetOverride(
          Optional.ofNullable(markers.get("python_full_version")).map(this::version),
          Optional.empty(),
          Optional.empty(),
          Optional.ofNullable(markers.get("platform_machine")),
          markers,
          tags);
    } catch (NoSuchFileException e) {
      throw wrong(setting.value(), "there is no such file");
    } catch (JacksonException e) {
      throw wrong(
          setting.value(),
          "the file is no JSON at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IllegalArgumentException e) {
      throw wrong(setting.value(), e.getMessage());
    } catch (IOException e) {
      throw wrong(setting.value(), "the file cannot be read");
    }
  }

  private Version version(String text) {
    try {
      return Version.parse(text);
    } catch (InvalidVersionException e) {
      throw wrong(text, "that is no Python's version");
    }
  }

  private InvalidSettingException wrong(String value, String reason) {
    return new InvalidSettingException(KEY, value, setting.origin(), reason);
  }
}
