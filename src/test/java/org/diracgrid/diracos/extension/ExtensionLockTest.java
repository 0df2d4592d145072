package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.resolver.InvalidLockException;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.RefusedException;
import org.diracgrid.diracos.transfer.ServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of an extension")
class ExtensionLockTest {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  @TempDir Path temp;
  private Path project;
  private final SampleServer server = new SampleServer();
  private final Map<String, List<String>> pages = new TreeMap<>();
  private final Map<ExtensionKey, Setting> settings = new EnumMap<>(ExtensionKey.class);
  private final List<String> warnings = new ArrayList<>();
  private final List<String> outcomes = new ArrayList<>();
  private String cache = "cache";

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(temp.resolve("project"));
    new SampleBase("v0r1").distribution("six", "1.16.0").writeTo(project);
    give(ExtensionKey.EXTENSION_NAME, "VO");
    give(ExtensionKey.VERSION, "1");
    give(ExtensionKey.BASE, "diracos-v0r1.tar.gz");
    give(ExtensionKey.PIP_REQUIREMENTS, "requirements.txt");
    give(ExtensionKey.INDEX_URL, server.url("/simple").toString());
    offer(new SampleWheel("grid", "1.0").requires("words").requires("six"), true);
    offer(new SampleWheel("words", "1.0"), true);
    require("grid");
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  private void give(ExtensionKey key, String value) {
    settings.put(key, new Setting(List.of(value), "the POM", project));
  }

  private void require(String... lines) throws IOException {
    Files.writeString(project.resolve("requirements.txt"), String.join("\n", lines) + "\n");
  }

  /** Offers a wheel on the index, with or without its hash. */
  private void offer(SampleWheel wheel, boolean hashed) throws IOException {
    byte[] bytes = Files.readAllBytes(wheel.writeTo(temp.resolve("published")));
    server.on("/files/" + wheel.filename(), body(bytes));
    String name = wheel.filename().substring(0, wheel.filename().indexOf('-'));
    List<String> files = pages.computeIfAbsent(name, n -> new ArrayList<>());
    files.add(
        """
        {"filename": "%s", "url": "/files/%s", "size": %d, "upload-time": "2026-01-02T03:04:05.000006Z", "hashes": {%s}}"""
            .formatted(
                wheel.filename(),
                wheel.filename(),
                bytes.length,
                hashed ? "\"sha256\": \"%s\"".formatted(sha256(bytes)) : ""));
    server.on(
        "/simple/" + name + "/",
        body(
            "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"%s\", \"files\": [%s]}"
                .formatted(name, String.join(",", files)),
            "Content-Type",
            JSON));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sha256(String filename) throws IOException {
    return sha256(Files.readAllBytes(temp.resolve("published").resolve(filename)));
  }

  /** From now on the index answers nothing, and nothing is in the cache. */
  private void forgetIndex() {
    pages.keySet().forEach(name -> server.on("/simple/" + name + "/", status(500)));
    cache = "fresh-cache";
  }

  private UserEnvironment user() {
    return new UserEnvironment(
        Optional.of(temp.resolve(cache)),
        false,
        Map.of("PIP_CONFIG_FILE", "/dev/null"),
        temp.resolve("home"),
        ServerSettings.NONE,
        TransferLimits.UNSAID,
        "1.0");
  }

  private void hear(BuildEvent event) {
    if (event instanceof BuildEvent.Warned warned) {
      warnings.add(warned.sentence());
    } else if (event instanceof BuildEvent.Finished finished) {
      outcomes.add(finished.outcome());
    }
  }

  private ExtensionSpec spec() {
    return new SpecReader(coordinates -> Path.of(coordinates))
        .read(ExtensionSettings.of(settings), project);
  }

  private LockResult lock() {
    return lock(Optional.empty(), Optional.empty());
  }

  private LockResult lock(Optional<String> upgrade, Optional<Path> pinned) {
    return new ExtensionLocker(user(), new LockOptions(upgrade, pinned), this::hear).lock(spec());
  }

  private BuildResult build() {
    BuildOptions options =
        new BuildOptions(
            project.resolve("target"),
            Optional.of(Instant.EPOCH),
            "fail",
            "failUnlessVouched",
            false,
            false,
            Documents.STANDARD);
    return new ExtensionBuilder(user(), options, this::hear).build(spec());
  }

  private static List<String> added(BuildResult result) {
    return result.record().distributions().stream().map(d -> d.name() + " " + d.version()).toList();
  }

  private Path lockFile() {
    return project.resolve("pylock.toml");
  }

  private String locked() throws IOException {
    return Files.readString(lockFile());
  }

  @Nested
  @DisplayName("when it is made")
  class Made {
    @Test
    @DisplayName("says where the index has each file, how large and of when")
    void ofAnIndex() throws IOException {
      LockResult result = lock();

      assertThat(result.moves()).containsExactly("+ grid 1.0", "+ words 1.0");
      assertThat(locked())
          .contains("index = \"%s\"".formatted(server.url("/simple")))
          .contains(
              "{name = \"words-1.0-py2.py3-none-any.whl\", upload-time = 2026-01-02T03:04:05.000006Z, url = \"%s\", size = %d, hashes = {sha256 = \"%s\"}}"
                  .formatted(
                      server.url("/files/words-1.0-py2.py3-none-any.whl"),
                      Files.size(temp.resolve("published/words-1.0-py2.py3-none-any.whl")),
                      sha256("words-1.0-py2.py3-none-any.whl")))
          .contains("dependencies = [\n  {name = \"words\"},\n]")
          .contains("base = [\n  \"six==1.16.0\",\n]");
      assertThat(server.requests("/files/words-1.0-py2.py3-none-any.whl"))
          .as("no more of it than its metadata")
          .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("has the hash of a file that its index gives none for")
    void unhashed() throws IOException {
      offer(new SampleWheel("words", "1.1"), false);
      lock();
      assertThat(locked()).contains(sha256("words-1.1-py2.py3-none-any.whl"));
      assertThat(outcomes).contains("1 wheel hashed");
    }

    @Test
    @DisplayName("keeps direct references as archives, local ones by path")
    void direct() throws IOException {
      new SampleWheel("local", "1.0").writeTo(project.resolve("my wheels"));
      require(
          "grid @ " + server.url("me:secret", "/files/grid-1.0-py2.py3-none-any.whl?token=secret"),
          "./my wheels/local-1.0-py2.py3-none-any.whl");
      lock();
      assertThat(locked())
          .contains(
              "archive = {url = \"%s\", size = "
                  .formatted(server.url("/files/grid-1.0-py2.py3-none-any.whl?token=***")))
          .contains("archive = {path = \"my wheels/local-1.0-py2.py3-none-any.whl\", size = ")
          .doesNotContain("secret");

      forgetIndex();
      assertThat(added(build())).containsExactly("grid 1.0", "local 1.0", "words 1.0");
    }

    @Test
    @DisplayName("finds a local direct reference again in whatever form its URL is written")
    void localForms() throws IOException {
      Path wheel = new SampleWheel("local", "1.0").writeTo(project.resolve("wheels"));
      require("local @ file://localhost" + wheel.toUri().getRawPath());
      lock();
      assertThat(locked()).contains("path = \"wheels/local-1.0-py2.py3-none-any.whl\"");
      assertThat(added(build())).containsExactly("local 1.0");
    }

    @Test
    @DisplayName("leaves the secret of a signed URL out, with a warning")
    void signed() throws IOException {
      byte[] bytes =
          Files.readAllBytes(new SampleWheel("signed", "1.0").writeTo(temp.resolve("published")));
      server.on("/files/signed-1.0-py2.py3-none-any.whl", body(bytes));
      server.on(
          "/simple/signed/",
          body(
              "<a href='/files/signed-1.0-py2.py3-none-any.whl?sig=s3cret#sha256=%s'>signed-1.0-py2.py3-none-any.whl</a>"
                  .formatted(sha256(bytes)),
              "Content-Type",
              "text/html"));
      require("signed");
      lock();
      assertThat(locked()).contains("?sig=***").doesNotContain("s3cret");
      assertThat(warnings)
          .contains(
              "the URL of signed holds a secret, which the lock leaves out, so the file is found only where the cache has it");
    }

    @Test
    @DisplayName("names files outside the project by URL, with a warning")
    void outside() throws IOException {
      Path wheels = temp.resolve("elsewhere");
      new SampleWheel("grid", "2.0").requires("words").writeTo(wheels);
      new SampleWheel("words", "2.0").writeTo(wheels);
      give(ExtensionKey.FIND_LINKS, wheels.toString());
      lock();
      Path grid = wheels.resolve("grid-2.0-py2.py3-none-any.whl");
      assertThat(locked()).contains("url = \"file://%s\"".formatted(grid));
      assertThat(warnings)
          .contains(
              "the lock holds only on machines that have %s and 1 more, outside the project"
                  .formatted(grid));
      assertThat(added(build())).containsExactly("grid 2.0", "words 2.0");
    }

    @Test
    @DisplayName("keeps versions that still satisfy, renews those named, and all if asked to")
    void upgrades() throws IOException {
      lock();
      offer(new SampleWheel("grid", "1.1").requires("words"), true);
      offer(new SampleWheel("words", "1.1"), true);
      cache = "later-cache";

      assertThat(lock().moves()).isEmpty();
      assertThat(lock(Optional.of("words"), Optional.empty()).moves())
          .containsExactly("words 1.0 -> 1.1");
      assertThat(lock(Optional.of("all"), Optional.empty()).moves())
          .containsExactly("grid 1.0 -> 1.1");
    }

    @Test
    @DisplayName("lets a version go that no longer satisfies, and what nobody needs any more")
    void mustMove() throws IOException {
      lock();
      offer(new SampleWheel("grid", "1.1"), true);
      cache = "later-cache";
      require("grid>1");
      assertThat(lock().moves()).containsExactly("grid 1.0 -> 1.1", "- words 1.0");
    }

    @Test
    @DisplayName("is left alone where it says the same already")
    void untouched() throws IOException {
      lock();
      FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
      Files.setLastModifiedTime(lockFile(), old);
      lock();
      assertThat(Files.getLastModifiedTime(lockFile())).isEqualTo(old);
    }

    @Test
    @DisplayName("replaces one that cannot be read, and says so")
    void replacesBroken() throws IOException {
      Files.writeString(lockFile(), "<<<<<<< HEAD\n");
      lock();
      assertThat(locked()).contains("name = \"grid\"");
      assertThat(warnings)
          .anySatisfy(
              warning ->
                  assertThat(warning)
                      .startsWith("pylock.toml:1:1: it is no TOML")
                      .endsWith("; it is replaced, and no version of it kept"));
    }

    @Test
    @DisplayName("leaves the former one untouched when the requirements cannot be met")
    void failure() throws IOException {
      lock();
      String before = locked();
      require("grid>7");
      assertThatThrownBy(ExtensionLockTest.this::lock).hasMessageContaining("grid>7");
      assertThat(locked()).isEqualTo(before);
    }

    @Test
    @DisplayName("is pinned besides, for pip, in a file that no input of it may be")
    void pinned() throws IOException {
      Path pinned = project.resolve("pinned.txt");
      lock(Optional.empty(), Optional.of(pinned));
      assertThat(pinned)
          .hasContent(
              """
              # Written by mvn diracos:lock from what it locks; not meant to be edited.
              --index-url %s
              grid==1.0 \\
                  --hash=sha256:%s
                  # via -r requirements.txt
              words==1.0 \\
                  --hash=sha256:%s
                  # via grid
              # six==1.16.0 is in the base
              """
                  .formatted(
                      server.url("/simple"),
                      sha256("grid-1.0-py2.py3-none-any.whl"),
                      sha256("words-1.0-py2.py3-none-any.whl")));

      for (String input : List.of("requirements.txt", "pylock.toml")) {
        assertThatThrownBy(() -> lock(Optional.empty(), Optional.of(project.resolve(input))))
            .isInstanceOf(OverwrittenInputException.class)
            .hasMessage("pinnedRequirements would overwrite %s, which it is made from", input);
      }
      assertThat(project.resolve("requirements.txt")).hasContent("grid");
    }
  }

  @Nested
  @DisplayName("when it is built from")
  class Heeded {
    @Test
    @DisplayName("is all that is asked, and is noted in the record")
    void withoutIndex() throws IOException {
      lock();
      offer(new SampleWheel("words", "9.0"), true);
      forgetIndex();
      BuildResult result = build();
      assertThat(added(result)).containsExactly("grid 1.0", "words 1.0");
      assertThat(result.record().unverified()).containsExactly("diracos-v0r1.tar.gz");
      assertThat(result.record().lock())
          .contains(new BuildRecord.Lock("pylock.toml", sha256(Files.readAllBytes(lockFile()))));
      assertThat(outcomes).contains("2 to add, 1 in the base, locked by pylock.toml");
    }

    @Test
    @DisplayName(
        "replaces the package of the base that it was made to replace, and no other version")
    void replaces() throws IOException {
      offer(new SampleWheel("six", "1.17.0"), true);
      require("grid", "six>=1.17");
      assertThat(lock().moves()).contains("+ six 1.17.0");
      assertThat(locked()).contains("base = [\n  \"six==1.16.0\",\n]");

      forgetIndex();
      assertThat(added(build())).contains("six 1.17.0");

      new SampleBase("v0r2").distribution("six", "1.15.0").writeTo(project);
      give(ExtensionKey.BASE, "diracos-v0r2.tar.gz");
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageEndingWith(
              "the base has six 1.15.0, the lock was made on one with six 1.16.0");
    }

    @Test
    @DisplayName("holds no credentials, and those of the index serve its files")
    void credentials() throws IOException {
      give(ExtensionKey.INDEX_URL, server.url("joe:secret", "/simple").toString());
      lock();
      assertThat(locked()).doesNotContain("joe").doesNotContain("secret");

      forgetIndex();
      Path published = temp.resolve("published");
      for (String name : List.of("grid", "words")) {
        String filename = name + "-1.0-py2.py3-none-any.whl";
        byte[] bytes = Files.readAllBytes(published.resolve(filename));
        server.on(
            "/files/" + filename,
            exchange ->
                (exchange.getRequestHeaders().containsKey("Authorization")
                        ? body(bytes)
                        : status(401))
                    .to(exchange));
      }
      assertThat(added(build())).containsExactly("grid 1.0", "words 1.0");

      give(ExtensionKey.INDEX_URL, server.url("/simple").toString());
      give(ExtensionKey.VERSION, "2");
      cache = "another-cache";
      assertThatThrownBy(ExtensionLockTest.this::build).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("lets no other bytes pass than those that were locked")
    void tampered() throws IOException {
      lock();
      forgetIndex();
      new SampleWheel("words", "1.0").file("words/evil.py", "").writeTo(temp.resolve("tampered"));
      String filename = "words-1.0-py2.py3-none-any.whl";
      server.on(
          "/files/" + filename,
          body(Files.readAllBytes(temp.resolve("tampered").resolve(filename))));
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(ChecksumMismatchException.class)
          .hasMessageContaining(sha256(filename));
      assertThat(project.resolve("target/VOdiracos-1.tar.gz")).doesNotExist();
    }

    @Test
    @DisplayName("counts as an input: another lock is another build")
    void isAnInput() throws IOException {
      lock();
      build();
      assertThat(build().upToDate()).isTrue();
      Files.writeString(lockFile(), locked() + "# another\n");
      assertThat(build().upToDate()).isFalse();
    }

    @Test
    @DisplayName("is refused with the line that changed")
    void stale() throws IOException {
      lock();
      require("# a comment", "grid>=1");
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOfSatisfying(
              StaleLockException.class,
              e ->
                  assertThat(e.changes())
                      .containsExactly(
                          "requirements.txt:2 now says 'grid>=1', the lock was made for 'grid'"))
          .hasMessageStartingWith("pylock.toml does not fit any longer:\n");
    }

    @Test
    @DisplayName("is held against the base at hand, and tells what it breaks there")
    void anotherBase() throws IOException {
      lock();
      new SampleBase("v0r2")
          .distribution("six", "1.16.0")
          .distribution("old", "1.0", "words<1")
          .writeTo(project);
      give(ExtensionKey.BASE, "diracos-v0r2.tar.gz");
      assertThat(added(build())).containsExactly("grid 1.0", "words 1.0");
      assertThat(warnings)
          .contains("old 1.0 of the base requires words<1, which words 1.0 does not meet");
    }

    @Test
    @DisplayName("of another tool is heeded with a warning, as far as it meets the requirements")
    void foreign() throws IOException {
      lock();
      String ours = locked();
      Files.writeString(
          lockFile(),
          ours.substring(0, ours.indexOf("\n[tool.diracos]"))
              .replace("diracos-maven-plugin", "other-tool"));
      require("grid<2");
      assertThat(added(build())).containsExactly("grid 1.0", "words 1.0");
      assertThat(warnings)
          .contains(
              "pylock.toml was written by other-tool, so a change of the requirements is seen only where the lock no longer meets them");

      require("grid>2");
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("requirements.txt:1:1 asks for grid>2");

      String elsewhere = server.url("/files/grid-1.0-py2.py3-none-any.whl").toString();
      Files.writeString(lockFile(), locked().replace(elsewhere, elsewhere + "?mirror"));
      require("grid @ " + elsewhere);
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining(
              "the lock has no grid-1.0-py2.py3-none-any.whl, which the requirements ask for");
    }

    @Test
    @DisplayName("is ignored, or required, as the user says")
    void policies() throws IOException {
      give(ExtensionKey.LOCK, "require");
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(MissingLockException.class)
          .hasMessage("there is no pylock.toml, and a lock is required");

      Files.writeString(lockFile(), "no lock");
      assertThatThrownBy(ExtensionLockTest.this::build).isInstanceOf(InvalidLockException.class);

      give(ExtensionKey.LOCK, "ignore");
      assertThat(build().record().lock()).isEmpty();
    }

    @Test
    @DisplayName("is refused where it cannot be read, or is far too large")
    void unreadable() throws IOException {
      Files.createDirectory(lockFile());
      assertThatThrownBy(ExtensionLockTest.this::build)
          .isInstanceOf(UnreadableLockException.class)
          .hasMessage("pylock.toml cannot be read: it is a folder");
      Files.delete(lockFile());
      Files.write(lockFile(), "#".repeat((1 << 24) + 1).getBytes(UTF_8));
      assertThatThrownBy(ExtensionLockTest.this::build)
          .hasMessage("pylock.toml cannot be read: it is too large for a lock");
    }
  }
}
