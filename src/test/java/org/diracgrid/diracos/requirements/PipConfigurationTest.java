package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("pip's configuration")
class PipConfigurationTest {
  @TempDir Path root;

  private Path home() {
    return root.resolve("home/me");
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private IndexSettings read(Map<String, String> environment, String osName) {
    return new PipConfiguration(environment, home(), osName, root).over(IndexSettings.DEFAULT);
  }

  private IndexSettings read(Map<String, String> environment) {
    return read(environment, "Linux");
  }

  private static String index(String name) {
    return "[global]\nindex-url = https://%s.example.org/simple\n".formatted(name);
  }

  private static URI uri(String name) {
    return URI.create("https://%s.example.org/simple".formatted(name));
  }

  @Test
  @DisplayName("changes nothing when there is none")
  void none() {
    assertThat(read(Map.of())).isEqualTo(IndexSettings.DEFAULT);
    assertThat(
            PipConfiguration.read(
                Map.of("PIP_CONFIG_FILE", "/dev/null"), home(), "Linux", IndexSettings.DEFAULT))
        .isEqualTo(IndexSettings.DEFAULT);
  }

  @Test
  @DisplayName("reads every key that has a say in what is found")
  void keys() throws IOException {
    write(
        "home/me/.config/pip/pip.conf",
        """
        ; mine
        [global]
        index_url: https://a.example.org/simple
        extra-index-url =
            https://b.example.org/simple

            # not this one
            https://c.example.org/simple
        find-links = ~/wheels https://example.org/links
        trusted-host = a.example.org
        timeout = 60
        [install]
        pre = yes
        prefer-binary = ON
        require-hashes = true
        no-binary = :all:
        only-binary = Grid_Client,x
        no-index = no
        [freeze]
        index-url = https://unused.example.org
        """);
    IndexSettings settings = read(Map.of());
    assertThat(settings.indexUrls()).containsExactly(uri("a"), uri("b"), uri("c"));
    assertThat(settings.findLinks())
        .containsExactly(
            home().resolve("wheels").toAbsolutePath().normalize().toUri(),
            URI.create("https://example.org/links"));
    assertThat(settings.trustedHosts()).containsExactly("a.example.org");
    assertThat(settings.releaseControl().allReleasesForAll()).isTrue();
    assertThat(settings.preferBinary()).isTrue();
    assertThat(settings.hashChecking()).isEqualTo(HashChecking.ALL);
    assertThat(settings.noIndex()).isFalse();
    assertThat(settings.formatControl().noBinaryForAll()).isTrue();
    assertThat(settings.formatControl().onlyBinary())
        .containsExactlyInAnyOrder(ProjectName.of("grid-client"), ProjectName.of("x"));
  }

  @Test
  @DisplayName("tells how long to wait for servers, and how often to try again")
  void patience() throws IOException {
    assertThat(patience(Map.of())).isEqualTo(new PipPatience(Optional.empty(), Optional.empty()));
    Path file =
        write("home/me/.config/pip/pip.conf", "[global]\ntimeout = 60\n[install]\nretries = 0\n");
    assertThat(patience(Map.of()).timeout())
        .contains(new Stated<>(Duration.ofSeconds(60), file + ":2:1"));
    assertThat(patience(Map.of()).retries()).contains(new Stated<>(0, file + ":4:1"));
    assertThat(patience(Map.of("PIP_DEFAULT_TIMEOUT", " 2.5 ", "PIP_RETRIES", "9")))
        .isEqualTo(
            new PipPatience(
                Optional.of(new Stated<>(Duration.ofMillis(2500), "PIP_DEFAULT_TIMEOUT")),
                Optional.of(new Stated<>(9, "PIP_RETRIES"))));
    assertThat(patience(Map.of("PIP_TIMEOUT", "1e300")).timeout().orElseThrow().value())
        .isEqualTo(Duration.ofDays(365));
  }

  @ParameterizedTest
  @CsvSource({
    "PIP_TIMEOUT,0",
    "PIP_TIMEOUT,-1",
    "PIP_TIMEOUT,NaN",
    "PIP_TIMEOUT,soon",
    "PIP_RETRIES,-1",
    "PIP_RETRIES,1.5",
    "PIP_RETRIES,99999999999"
  })
  @DisplayName("and refuses to wait for no time, or to try again less than never")
  void impatience(String variable, String value) {
    assertThatThrownBy(() -> patience(Map.of(variable, value)))
        .isInstanceOf(InvalidPipSettingException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining("'" + value + "'");
  }

  private PipPatience patience(Map<String, String> environment) {
    return new PipConfiguration(environment, home(), "Linux", root).patience();
  }

  @Test
  @DisplayName("lets the nearer file win: system, user, PIP_CONFIG_FILE, variables")
  void precedence() throws IOException {
    write("etc/xdg/pip/pip.conf", index("xdg"));
    assertThat(read(Map.of()).indexUrls()).containsExactly(uri("xdg"));
    write("etc/pip.conf", index("etc"));
    assertThat(read(Map.of()).indexUrls()).containsExactly(uri("etc"));
    write("home/me/.pip/pip.conf", index("legacy"));
    assertThat(read(Map.of()).indexUrls()).containsExactly(uri("legacy"));
    write("home/me/.config/pip/pip.conf", index("user"));
    assertThat(read(Map.of()).indexUrls()).containsExactly(uri("user"));
    String own = write("own.conf", index("own")).toString();
    assertThat(read(Map.of("PIP_CONFIG_FILE", own)).indexUrls()).containsExactly(uri("own"));
    assertThat(
            read(Map.of("PIP_CONFIG_FILE", own, "PIP_INDEX_URL", uri("variable").toString()))
                .indexUrls())
        .containsExactly(uri("variable"));
  }

  @Test
  @DisplayName("prefers [install] anywhere to [global] anywhere, as pip does")
  void sections() throws IOException {
    write("etc/pip.conf", index("install").replace("global", "install"));
    write("home/me/.config/pip/pip.conf", index("global"));
    assertThat(read(Map.of()).indexUrls()).containsExactly(uri("install"));
  }

  @Test
  @DisplayName("adds up what sections say of formats and releases, in their order")
  void addingUp() throws IOException {
    write(
        "etc/pip.conf",
        """
        [install]
        no-binary = c
        only-final = d
        [global]
        only-binary = a,c
        no-binary = b
        all-releases = d,e
        """);
    IndexSettings settings = read(Map.of("PIP_NO_BINARY", "a"));
    assertThat(settings.formatControl().noBinary())
        .containsExactlyInAnyOrder(ProjectName.of("a"), ProjectName.of("b"), ProjectName.of("c"));
    assertThat(settings.formatControl().onlyBinary()).isEmpty();
    assertThat(settings.releaseControl().onlyFinal()).containsExactly(ProjectName.of("d"));
    assertThat(settings.releaseControl().allReleases()).containsExactly(ProjectName.of("e"));
  }

  @Test
  @DisplayName("lets an empty value take back what a weaker file says, but not another section")
  void empty() throws IOException {
    write("etc/pip.conf", index("etc") + "extra-index-url = https://x.example.org/simple\n");
    write(
        "home/me/.config/pip/pip.conf",
        "[global]\nextra_index_url =\n[install]\nindex-url =\nno-index =\n");
    IndexSettings settings = read(Map.of("PIP_INDEX_URL", ""));
    assertThat(settings.indexUrls()).containsExactly(uri("etc"));
    assertThat(settings.noIndex()).isFalse();
  }

  @Test
  @DisplayName("knows pip's other name for the index, and that a folder can be one")
  void index() throws IOException {
    assertThat(read(Map.of("PIP_PYPI_URL", uri("a").toString())).indexUrls())
        .containsExactly(uri("a"));
    Files.createDirectories(home().resolve("simple"));
    assertThat(read(Map.of("PIP_INDEX_URL", "~/simple")).indexUrls())
        .containsExactly(home().resolve("simple").toAbsolutePath().normalize().toUri());
  }

  @Test
  @DisplayName("refuses settings that exclude each other")
  void contradictions() {
    assertThatThrownBy(() -> read(Map.of("PIP_PRE", "1", "PIP_ONLY_FINAL", "a")))
        .isInstanceOf(InvalidPipSettingException.class)
        .hasMessage(
            "PIP_PRE: pip's setting pre is wrong: it cannot be used with all-releases or only-final");
    assertThatThrownBy(() -> read(Map.of("PIP_REQUIRE_HASHES", "1", "PIP_NO_REQUIRE_HASHES", "1")))
        .isInstanceOf(InvalidPipSettingException.class)
        .hasMessageContaining("exclude each other");
    assertThat(read(Map.of("PIP_NO_REQUIRE_HASHES", "1")).hashChecking())
        .isEqualTo(HashChecking.WHERE_GIVEN);
  }

  @Test
  @DisplayName(
      "passes over the user's files when PIP_CONFIG_FILE names another, all when it names none")
  void configFile() throws IOException {
    write("home/me/.config/pip/pip.conf", "[global]\npre = 1\n");
    String own = write("own.conf", index("own")).toString();
    assertThat(read(Map.of("PIP_CONFIG_FILE", own)).releaseControl().allReleasesForAll()).isFalse();
    assertThat(
            read(Map.of("PIP_CONFIG_FILE", root + "/gone.conf"))
                .releaseControl()
                .allReleasesForAll())
        .isTrue();
    assertThat(read(Map.of("PIP_CONFIG_FILE", "/dev/null")).releaseControl().allReleasesForAll())
        .isFalse();
  }

  @Test
  @DisplayName("lets no-index win whatever the indexes")
  void noIndex() {
    IndexSettings settings =
        read(
            Map.of("PIP_NO_INDEX", "1", "PIP_EXTRA_INDEX_URL", uri("x").toString(), "PIP_PRE", ""));
    assertThat(settings.indexUrls()).isEmpty();
    assertThat(settings.noIndex()).isTrue();
    assertThat(settings.releaseControl().allReleasesForAll())
        .as("an empty variable is none")
        .isFalse();
  }

  @Test
  @DisplayName("is found where macOS and Windows keep it")
  void elsewhere() throws IOException {
    write("home/me/.config/pip/pip.conf", index("config"));
    assertThat(read(Map.of(), "Mac OS X").indexUrls()).containsExactly(uri("config"));
    write("home/me/Library/Application Support/pip/pip.conf", index("library"));
    assertThat(read(Map.of(), "Mac OS X").indexUrls()).containsExactly(uri("library"));
    write("roaming/pip/pip.ini", index("roaming"));
    Map<String, String> windows =
        Map.of(
            "APPDATA", root.resolve("roaming").toString(),
            "ProgramData", root.resolve("data").toString());
    assertThat(read(windows, "Windows 11").indexUrls()).containsExactly(uri("roaming"));
  }

  @Test
  @DisplayName("may have any of Python's white space around its keys, and defaults in two places")
  void whiteSpace() throws IOException {
    write(
        "etc/pip.conf",
        "[DEFAULT]\n[global]\u00a0\nindex-url\u00a0=\u3000"
            + uri("a")
            + "\u00a0\n\u00a0\n[DEFAULT]\npre = yes\n");
    IndexSettings settings = read(Map.of());
    assertThat(settings.indexUrls()).containsExactly(uri("a"));
    assertThat(settings.releaseControl().allReleasesForAll()).isTrue();
  }

  @ParameterizedTest(name = "line {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pre = 1                        | 1:1 | no section like [global]",
        "[global];pre                   | 2:1 | not the form key = value",
        "[global];pre = 1;[global]      | 3:1 | is there twice",
        "[global];pre = 1;PRE = 0       | 3:1 | pre is set twice in [global]"
      })
  @DisplayName("is refused with the line and column that is malformed")
  void malformed(String text, String place, String reason) throws IOException {
    Path file = write("etc/pip.conf", text.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(MalformedPipConfigurationException.class)
        .hasMessageStartingWith(file + ":" + place + ": pip's configuration is malformed: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PIP_PRE=maybe",
        "PIP_INDEX_URL=example.org",
        "PIP_NO_BINARY=+",
        "PIP_FIND_LINKS=https://[h",
        "PIP_FIND_LINKS=https:h",
        "PIP_CONFIG_FILE=a\0b"
      })
  @DisplayName("is refused with the setting that is wrong")
  void invalid(String variable) {
    String[] parts = variable.split("=", 2);
    Map<String, String> environment = Map.of(parts[0], parts[1]);
    assertThatThrownBy(() -> read(environment))
        .isInstanceOfSatisfying(
            InvalidPipSettingException.class, e -> assertThat(e.source()).isEqualTo(parts[0]))
        .hasMessageContaining("pip's setting ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://me:s3cret@example.org/simple", "me:s3cret@example.org/simple"})
  @DisplayName("keeps credentials out of its errors")
  void masked(String index) {
    Map<String, String> environment = Map.of("PIP_INDEX_URL", index);
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(InvalidPipSettingException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  @DisplayName("is refused when it is no text")
  void unreadable() throws IOException {
    Path file = write("etc/pip.conf", "");
    Files.write(file, "[global]\n# é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(UnreadablePipConfigurationException.class)
        .hasMessage(file + ":2:3: pip's configuration cannot be read: it is not valid UTF-8");
  }
}
