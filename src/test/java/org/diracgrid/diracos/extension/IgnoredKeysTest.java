package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key that describes no extension")
class IgnoredKeysTest {
  private final IgnoredKeys ignored = new IgnoredKeys();

  @ParameterizedTest
  @ValueSource(
      strings = {"rpmBuild", "mockInstallConfig", "pipBuildDependencies", "comment", "src"})
  @DisplayName("but the build of DIRACOS is told to belong there")
  void ofDiracos(String key) {
    assertThat(ignored.sentence("LHCb.json:2:3", key))
        .isEqualTo(
            "LHCb.json:2:3: '%s' is ignored: it belongs to the build of DIRACOS itself", key);
    assertThat(ignored.probablyMeant(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"removedFolders", "removePackages", "excludePatterns", "deleteFiles"})
  @DisplayName("but wants something removed is told why nothing is")
  void removal(String key) {
    assertThat(ignored.sentence("LHCb.json:2:3", key))
        .startsWith("LHCb.json:2:3: '" + key + "' is ignored: an extension only ever adds");
    assertThat(ignored.probablyMeant(key)).isEmpty();
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource({
    "EXTENSIONNAME, EXTENSION_NAME",
    "extension_name, EXTENSION_NAME",
    "requirements, PIP_REQUIREMENTS",
    "Version, VERSION",
    "verson, VERSION",
    "bas, BASE",
    "baseUrls, BASE_URL",
    "sha-256, SHA256",
    "extraIndexUrls, EXTRA_INDEX_URL"
  })
  @DisplayName("is taken for the one it resembles most, e.g.")
  void misspelt(String written, ExtensionKey meant) {
    assertThat(ignored.probablyMeant(written)).contains(meant);
    assertThat(ignored.sentence("LHCb.json:2:3", written))
        .isEqualTo(
            "LHCb.json:2:3: '%s' is ignored: no such key; did you mean '%s'?",
            written, meant.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maintainer", "v", "url", "pip"})
  @DisplayName("is taken for none that it hardly resembles")
  void unlike(String key) {
    assertThat(ignored.probablyMeant(key)).isEmpty();
    assertThat(ignored.sentence("LHCb.json:2:3", key))
        .isEqualTo("LHCb.json:2:3: '%s' is ignored: no such key", key);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("resembles a key with one letter missing")
  void oneLetter(ExtensionKey key) {
    assertThat(ignored.probablyMeant(key.key().substring(1))).contains(key);
  }

  @Test
  @DisplayName("may be of any length")
  void ofAnyLength() {
    assertThat(ignored.probablyMeant("x".repeat(100_000))).isEmpty();
  }
}
