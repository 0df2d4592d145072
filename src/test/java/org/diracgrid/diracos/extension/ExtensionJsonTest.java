package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The JSON of an extension")
class ExtensionJsonTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("LHCb.json");
  }

  @Test
  @DisplayName("gives the four keys of dos-build-extension with their places")
  void fourKeys() throws IOException {
    ExtensionSettings settings =
        read(
            """
            {
              "extensionName": "LHCb",
              "diracOsVersion": "v1r27",
              "version": "v1",
              "pipRequirements": "req/lhcb.txt"
            }
            """);

    assertThat(settings.values()).hasSize(4);
    Setting name = settings.get(ExtensionKey.EXTENSION_NAME).orElseThrow();
    assertThat(name.value()).isEqualTo("LHCb");
    assertThat(name.origin()).isEqualTo(file + ":2:20");
    assertThat(name.folder()).isEqualTo(folder);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  @DisplayName("takes a list where a key allows one")
  void lists() throws IOException {
    ExtensionSettings settings =
        read("{\"baseUrl\": [\"https://a.example/x\", \"https://b.example/x\"]}");

    assertThat(settings.get(ExtensionKey.BASE_URL).orElseThrow().values())
        .containsExactly("https://a.example/x", "https://b.example/x");
  }

  @Test
  @DisplayName("keeps a number as it is written, so that version 1.10 stays 1.10")
  void numbers() throws IOException {
    assertThat(read("{\"version\": 1.10}").get(ExtensionKey.VERSION).orElseThrow().value())
        .isEqualTo("1.10");
  }

  @Test
  @DisplayName("has Maven's properties in its values replaced")
  void interpolation() throws IOException {
    Files.writeString(file, "{\"version\": \"v${project.version}\"}");
    ExtensionJson json = new ExtensionJson(text -> text.replace("${project.version}", "7"));

    assertThat(json.read(file).get(ExtensionKey.VERSION).orElseThrow().value()).isEqualTo("v7");
  }

  @Test
  @DisplayName("may be a full DIRACOS configuration, whose other keys are named as ignored")
  void fullConfiguration() throws IOException {
    ExtensionSettings settings =
        read(
            """
            {"comment": "x", "rpmBuild": {"packageGroups": [{"packages": [{"version": 3}]}]},
             "manualDependencies": ["glibc"], "version": "v2"}
            """);

    assertThat(settings.values().keySet()).containsExactly(ExtensionKey.VERSION);
    assertThat(settings.warnings())
        .hasSize(3)
        .allMatch(w -> w.contains("is ignored: it belongs to the build of DIRACOS itself"));
    assertThat(settings.warnings().get(2)).startsWith(file + ":2:2: 'manualDependencies'");
  }

  @Test
  @DisplayName("gets told why an extension never removes anything")
  void removal() throws IOException {
    assertThat(read("{\"removedFolders\": [\"usr/share\"]}").warnings())
        .singleElement()
        .asString()
        .contains("'removedFolders' is ignored", "only ever adds", "rebuild DIRACOS");
  }

  @ParameterizedTest(name = "{0} may have been meant to be {1}")
  @CsvSource({
    "extensionname, extensionName",
    "pipRequirement, pipRequirements",
    "diracosVersion, diracOsVersion",
    "vresion, version",
    "baseURL, baseUrl"
  })
  @DisplayName("gets asked about a misspelt key")
  void didYouMean(String written, String meant) throws IOException {
    ExtensionSettings settings = read("{\"" + written + "\": \"x\"}");

    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .endsWith("did you mean '" + meant + "'?");
    assertThat(settings.misspelt().values()).singleElement().asString().contains(written, ":1:2");
  }

  @Test
  @DisplayName("gets no guess for a key that is like none")
  void noGuess() throws IOException {
    assertThat(read("{\"maintainer\": \"x\"}").warnings())
        .singleElement()
        .asString()
        .endsWith("'maintainer' is ignored: no such key");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\": \"v1\",}      | :1:18: ",
        "{\"version\" \"v1\"}        | :1:12: ",
        "{\"version\": \"v1\"        | Unexpected end-of-input",
        "[\"version\"]               | :1:1: a JSON object is wanted here",
        "{\"version\": {\"a\": 1}}   | :1:13: the value of 'version' must be a text or a list of texts",
        "{\"version\": null}         | :1:13: the value of 'version' must be a text",
        "{\"baseUrl\": []}           | 'baseUrl' is an empty list",
        "{\"version\":1,\"version\":2} | Duplicate field 'version'",
        "{} {}                       | :1:4: the file goes on after its JSON object has ended"
      })
  @DisplayName("that is malformed is refused with file, line and column")
  void malformed(String text, String told) throws IOException {
    Files.writeString(file, text);

    assertThatThrownBy(() -> new ExtensionJson(UnaryOperator.identity()).read(file))
        .isInstanceOf(MalformedConfigurationException.class)
        .hasMessageStartingWith(file + ":1:")
        .hasMessageContaining(told)
        .message()
        .doesNotContain("\n");
  }

  @Test
  @DisplayName("that is empty is refused")
  void empty() throws IOException {
    Files.writeString(file, "");

    assertThatThrownBy(() -> new ExtensionJson(UnaryOperator.identity()).read(file))
        .hasMessageContaining("a JSON object is wanted here");
  }

  @Test
  @DisplayName("that is not there, or is a folder, is named")
  void unreadable() {
    ExtensionJson json = new ExtensionJson(UnaryOperator.identity());

    assertThatThrownBy(() -> json.read(file))
        .isInstanceOf(UnreadableConfigurationException.class)
        .hasMessage("the configuration file %s cannot be read: there is no such file", file);
    assertThatThrownBy(() -> json.read(folder))
        .isInstanceOf(UnreadableConfigurationException.class)
        .hasMessageContaining("it is a folder");
  }

  @Test
  @DisplayName("gives way to what lies over it, key by key")
  void layers() throws IOException {
    ExtensionSettings json = read("{\"version\": \"json\", \"extensionName\": \"json\"}");
    ExtensionSettings pom =
        ExtensionSettings.of(
            Map.of(ExtensionKey.VERSION, new Setting(List.of("pom"), "the POM", folder)));

    ExtensionSettings merged = pom.over(json);

    assertThat(merged.get(ExtensionKey.VERSION).orElseThrow().value()).isEqualTo("pom");
    assertThat(merged.get(ExtensionKey.EXTENSION_NAME).orElseThrow().value()).isEqualTo("json");
    assertThat(merged.get(ExtensionKey.BASE)).isEmpty();
  }

  private ExtensionSettings read(String json) throws IOException {
    Files.writeString(file, json);
    return new ExtensionJson(UnaryOperator.identity()).read(file);
  }
}
