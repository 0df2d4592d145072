package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Settings")
class SpecReaderTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private final Map<ExtensionKey, Setting> settings = new EnumMap<>(ExtensionKey.class);

  @BeforeEach
  void fourKeys() {
    give(ExtensionKey.EXTENSION_NAME, "LHCb");
    give(ExtensionKey.DIRACOS_VERSION, "v1r27");
    give(ExtensionKey.VERSION, "v1");
    give(ExtensionKey.PIP_REQUIREMENTS, "req/lhcb.txt");
  }

  @Test
  @DisplayName("with the four keys alone mean a released base and names dirac-install composes")
  void fourKeysAlone() {
    ExtensionSpec spec = read();

    assertThat(spec.tarballName()).isEqualTo("LHCbdiracos-v1.tar.gz");
    assertThat(spec.md5Name()).isEqualTo("LHCbdiracos-v1.md5");
    assertThat(spec.base())
        .isEqualTo(new BaseReference.Released("v1r27", List.of(SpecReader.RELEASES)));
    assertThat(spec.requirements()).isEqualTo(folder.resolve("req/lhcb.txt").toUri());
    assertThat(spec.index().noIndex()).isFalse();
  }

  @Test
  @DisplayName("may name several places for released bases, tried in order")
  void baseUrls() {
    give(ExtensionKey.BASE_URL, "https://a.example/d", "mirror");

    assertThat(read().base())
        .isEqualTo(
            new BaseReference.Released(
                "v1r27",
                List.of(URI.create("https://a.example/d"), folder.resolve("mirror").toUri())));
  }

  @Test
  @DisplayName("may name a base by path, relative to where they stand")
  void baseByPath() {
    settings.remove(ExtensionKey.DIRACOS_VERSION);
    give(ExtensionKey.BASE, "../bases/diracos-v1r27.tar.gz");

    assertThat(read().base())
        .isEqualTo(
            new BaseReference.Local(
                folder.resolveSibling("bases/diracos-v1r27.tar.gz"),
                "../bases/diracos-v1r27.tar.gz",
                false));
    assertThat(read().diracOsVersion()).isEmpty();
  }

  @Test
  @DisplayName("may name a base by URL")
  void baseByUrl() {
    give(ExtensionKey.BASE, "https://a.example/diracos-v1r27.tar.gz");

    assertThat(read().base())
        .isEqualTo(new BaseReference.Remote(URI.create("https://a.example/diracos-v1r27.tar.gz")));
  }

  @Test
  @DisplayName("may name a base by file URL")
  void baseByFileUrl() {
    Path base = folder.resolve("base.tar.gz");
    give(ExtensionKey.BASE, base.toUri().toString());

    assertThat(read().base())
        .isEqualTo(new BaseReference.Local(base, base.toUri().toString(), false));
  }

  @Test
  @DisplayName("may name a base by Maven coordinates, which its repository has checked")
  void baseByCoordinates() {
    give(ExtensionKey.BASE, "org.diracgrid:diracos:tar.gz:v1r27");

    assertThat(read().base())
        .isEqualTo(
            new BaseReference.Local(
                Path.of("/repository/org.diracgrid:diracos:tar.gz:v1r27"),
                "org.diracgrid:diracos:tar.gz:v1r27",
                true));
  }

  @Test
  @DisplayName("mean a file before coordinates where such a file is there")
  void fileBeforeCoordinates() throws IOException {
    Path file = Files.createFile(folder.resolve("a:b:1"));
    give(ExtensionKey.BASE, "a:b:1");

    assertThat(read().base()).isEqualTo(new BaseReference.Local(file, "a:b:1", false));
  }

  @Test
  @DisplayName("may fix the digest of the base")
  void digest() {
    give(ExtensionKey.SHA256, SHA256.toUpperCase(Locale.ROOT));

    assertThat(read().sha256().orElseThrow().hex()).isEqualTo(SHA256);
  }

  @Test
  @DisplayName("may say where distributions are to be found")
  void indexes() {
    give(ExtensionKey.INDEX_URL, "https://i.example/simple");
    give(ExtensionKey.EXTRA_INDEX_URL, "https://j.example/simple");
    give(ExtensionKey.FIND_LINKS, "wheels", "https://k.example/w");
    give(ExtensionKey.NO_INDEX, "true");

    assertThat(read().index().indexUrl()).contains(URI.create("https://i.example/simple"));
    assertThat(read().index().extraIndexUrls())
        .containsExactly(URI.create("https://j.example/simple"));
    assertThat(read().index().findLinks())
        .containsExactly(folder.resolve("wheels").toUri(), URI.create("https://k.example/w"));
    assertThat(read().index().noIndex()).isTrue();
  }

  @Test
  @DisplayName("mean a lock beside the requirements, heeded if it is there")
  void lock() {
    assertThat(read().lock())
        .isEqualTo(new LockChoice(folder.resolve("req/pylock.toml"), LockPolicy.AUTO));
  }

  @Test
  @DisplayName("mean a lock beside themselves where the requirements are afar")
  void lockOfRemoteRequirements() {
    give(ExtensionKey.PIP_REQUIREMENTS, "https://r.example/lhcb.txt");
    assertThat(read().lock().file()).isEqualTo(folder.resolve("pylock.toml"));
  }

  @Test
  @DisplayName("may name the lock, and say what to do about it")
  void namedLock() {
    give(ExtensionKey.LOCK_FILE, "locks/pylock.lhcb.toml");
    give(ExtensionKey.LOCK, "require");
    assertThat(read().lock())
        .isEqualTo(new LockChoice(folder.resolve("locks/pylock.lhcb.toml"), LockPolicy.REQUIRE));
  }

  @Test
  @DisplayName("let the base's packages be replaced unless they are to be kept")
  void basePackages() {
    assertThat(read().basePackages()).isEqualTo(BasePackagePolicy.REPLACE);
    give(ExtensionKey.BASE_PACKAGES, "keep");
    assertThat(read().basePackages()).isEqualTo(BasePackagePolicy.KEEP);
    give(ExtensionKey.BASE_PACKAGES, "Replace");
    assertThat(read().basePackages()).isEqualTo(BasePackagePolicy.REPLACE);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXTENSION_NAME", "VERSION", "PIP_REQUIREMENTS", "DIRACOS_VERSION"})
  @DisplayName("without one of the four keys are refused by its name")
  void missing(ExtensionKey key) {
    settings.remove(key);

    assertThatThrownBy(this::read)
        .isInstanceOf(MissingKeyException.class)
        .hasMessage(
            "the key '%s' is given neither in the JSON file nor in the POM nor on the command line",
            key.key());
  }

  @Test
  @DisplayName("with a misspelt key in place of a missing one are asked about it")
  void misspelt() {
    settings.remove(ExtensionKey.VERSION);
    ExtensionSettings given =
        new ExtensionSettings(
            settings, List.of(), Map.of(ExtensionKey.VERSION, "'vresion' at LHCb.json:3:3"));

    assertThatThrownBy(() -> new SpecReader(this::artifact).read(given, folder))
        .hasMessageEndingWith("; did you mean it by 'vresion' at LHCb.json:3:3?");
  }

  @ParameterizedTest(name = "''{0}'': {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LHCb:v1   | splits DIRACOS = <extension>:<version> at the colon",
        "a/b       | becomes part of a file name",
        "a\\b      | becomes part of a file name",
        "'a b'     | white space",
        "'a\tb'    | white space",
        "''        | it is empty",
        "-a        | '-' cannot stand at its beginning",
        ".a        | '.' cannot stand at its beginning",
        "a#b       | '#' cannot stand in it",
        "ä         | 'ä' cannot stand at its beginning",
        "${nope}   | Maven knows no property of that name"
      })
  @DisplayName("that cannot become part of a file name are refused with the reason")
  void invalidNames(String name, String reason) {
    for (ExtensionKey key :
        List.of(ExtensionKey.EXTENSION_NAME, ExtensionKey.VERSION, ExtensionKey.DIRACOS_VERSION)) {
      Setting before = settings.get(key);
      give(key, name);

      assertThatThrownBy(this::read)
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("LHCb.json:1:1: '" + name + "' cannot be the " + key.key())
          .hasMessageContaining(reason);
      settings.put(key, before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "v1r27", "master", "v1r0-pre1", "2.0_a+b"})
  @DisplayName("with any version of the field are accepted")
  void validVersions(String version) {
    give(ExtensionKey.VERSION, version);

    assertThat(read().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256, abc, a SHA-256 has 64 hexadecimal digits",
    "NO_INDEX, perhaps, it is true or false",
    "BASE_PACKAGES, upgrade, it is replace or keep",
    "INDEX_URL, ftp://i.example/simple, 'only http, https and file URLs can be read'",
    "INDEX_URL, https:///simple, the URL names no host",
    "PIP_REQUIREMENTS, 'https://i.example/a b', it is no valid URL or path",
    "PIP_REQUIREMENTS, ' ', it is empty",
    "LOCK, perhaps, 'it is auto, ignore or require'",
    "LOCK, AUTO, 'it is auto, ignore or require'",
    "LOCK_FILE, lock.toml, 'its name must be pylock.toml, or pylock.<name>.toml without dots in the name (PEP 751)'",
    "LOCK_FILE, pylock.a.b.toml, 'its name must be pylock.toml, or pylock.<name>.toml without dots in the name (PEP 751)'",
    "LOCK_FILE, pylock..toml, 'its name must be pylock.toml, or pylock.<name>.toml without dots in the name (PEP 751)'",
    "LOCK_FILE, https://h.example/pylock.toml, a lock lies on this machine"
  })
  @DisplayName("with a value of the wrong form are refused with the reason")
  void invalidValues(ExtensionKey key, String value, String reason) {
    give(key, value);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key.key())
        .hasMessageEndingWith(reason);
  }

  @Test
  @DisplayName("never show a password that a wrong URL holds")
  void passwords() {
    give(ExtensionKey.INDEX_URL, "https://joe:secret@i.example/a b");

    assertThatThrownBy(this::read).hasMessageContaining("****").message().doesNotContain("secret");
  }

  private void give(ExtensionKey key, String... values) {
    settings.put(key, new Setting(List.of(values), "LHCb.json:1:1", folder));
  }

  private ExtensionSpec read() {
    return new SpecReader(this::artifact).read(ExtensionSettings.of(settings), folder);
  }

  private Path artifact(String coordinates) {
    return Path.of("/repository", coordinates);
  }
}
