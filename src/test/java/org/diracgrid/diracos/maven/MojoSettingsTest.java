package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.diracgrid.diracos.extension.ExtensionSettings;
import org.diracgrid.diracos.extension.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the POM and the command line say")
class MojoSettingsTest {
  private static final ExtensionSettings NO_JSON = ExtensionSettings.of(Map.of());

  private final Path folder = Path.of("/project");
  private final Properties userProperties = new Properties();

  @Test
  @DisplayName("wins over the JSON, and the command line over the POM, key by key")
  void precedence() {
    userProperties.setProperty("diracos.version", "line");
    ExtensionSettings json =
        ExtensionSettings.of(
            Map.of(
                ExtensionKey.VERSION, json("json"),
                ExtensionKey.EXTENSION_NAME, json("json"),
                ExtensionKey.BASE, json("json")));

    ExtensionSettings merged =
        new MojoSettings(folder)
            .with(ExtensionKey.VERSION, "pom")
            .with(ExtensionKey.EXTENSION_NAME, "pom")
            .over(json, userProperties);

    assertThat(merged.get(ExtensionKey.VERSION)).contains(setting("-Ddiracos.version", "line"));
    assertThat(merged.get(ExtensionKey.EXTENSION_NAME)).contains(setting("the POM", "pom"));
    assertThat(merged.get(ExtensionKey.BASE)).contains(json("json"));
  }

  @Test
  @DisplayName("is nothing where Maven filled nothing in")
  void nothing() {
    ExtensionSettings settings =
        new MojoSettings(folder)
            .with(ExtensionKey.VERSION, null)
            .with(ExtensionKey.FIND_LINKS, List.of())
            .over(NO_JSON, userProperties);

    assertThat(settings.values()).isEmpty();
  }

  @Test
  @DisplayName("may be lists, which have commas between their parts on the command line")
  void lists() {
    userProperties.setProperty("diracos.baseUrl", "https://a.example/d,mirror");

    ExtensionSettings settings =
        new MojoSettings(folder)
            .with(ExtensionKey.FIND_LINKS, List.of("a", "b"))
            .with(ExtensionKey.NO_INDEX, true)
            .over(NO_JSON, userProperties);

    assertThat(settings.get(ExtensionKey.BASE_URL))
        .contains(setting("-Ddiracos.baseUrl", "https://a.example/d", "mirror"));
    assertThat(settings.get(ExtensionKey.FIND_LINKS)).contains(setting("the POM", "a", "b"));
    assertThat(settings.get(ExtensionKey.NO_INDEX)).contains(setting("the POM", "true"));
  }

  static Stream<ExtensionKey> singles() {
    return Stream.of(ExtensionKey.values()).filter(key -> !key.takesSeveral());
  }

  @ParameterizedTest
  @MethodSource("singles")
  @DisplayName("keeps its commas where there is but one value")
  void commas(ExtensionKey key) {
    for (String value : List.of("a,b", ",", "")) {
      userProperties.setProperty("diracos." + key.key(), value);

      assertThat(new MojoSettings(folder).over(NO_JSON, userProperties).get(key))
          .contains(setting("-Ddiracos." + key.key(), value));
    }
  }

  @Test
  @DisplayName("has an empty part where there is nothing between two commas")
  void emptyParts() {
    userProperties.setProperty("diracos.findLinks", ",");

    ExtensionSettings settings =
        new MojoSettings(folder)
            .with(ExtensionKey.BASE_URL, Arrays.asList("a", null))
            .over(NO_JSON, userProperties);

    assertThat(settings.get(ExtensionKey.FIND_LINKS))
        .contains(setting("-Ddiracos.findLinks", "", ""));
    assertThat(settings.get(ExtensionKey.BASE_URL)).contains(setting("the POM", "a", ""));
  }

  @Test
  @DisplayName("leaves what the project says of itself, if there is a project")
  void defaults() {
    assertThat(MojoSettings.defaults(Optional.of("LHCb"), Optional.of("3.2"), folder).values())
        .isEqualTo(
            Map.of(
                ExtensionKey.EXTENSION_NAME, setting("the project", "LHCb"),
                ExtensionKey.VERSION, setting("the project", "3.2")));
    assertThat(MojoSettings.defaults(Optional.empty(), Optional.empty(), folder).values())
        .isEmpty();
  }

  private Setting setting(String origin, String... values) {
    return new Setting(List.of(values), origin, folder);
  }

  private static Setting json(String value) {
    return new Setting(List.of(value), "LHCb.json:1:1", Path.of("/json"));
  }
}
