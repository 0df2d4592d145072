package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.transfer.OfflineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A build")
class ExtensionBuilderTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";

  @TempDir Path folder;
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() {
    extension = SampleExtension.gridWithWords(folder);
  }

  @Test
  @DisplayName("leaves all of the base as it is, and adds what the wheels install")
  void adds() {
    Map<String, Member> base = ReadTarball.members(folder.resolve("releases/diracos-v0r1.tar.gz"));

    Map<String, Member> built = ReadTarball.members(extension.build().tarball());

    assertThat(built).containsAllEntriesOf(base);
    Set<String> added = new TreeSet<>(built.keySet());
    added.removeAll(base.keySet());
    added.removeIf(path -> path.endsWith("/"));
    assertThat(added)
        .containsExactly(
            "diracos/VO_versions.txt",
            "diracos/usr/bin/grid",
            SITE_PACKAGES + "grid-1.0.dist-info/INSTALLER",
            SITE_PACKAGES + "grid-1.0.dist-info/METADATA",
            SITE_PACKAGES + "grid-1.0.dist-info/RECORD",
            SITE_PACKAGES + "grid-1.0.dist-info/REQUESTED",
            SITE_PACKAGES + "grid-1.0.dist-info/WHEEL",
            SITE_PACKAGES + "grid-1.0.dist-info/entry_points.txt",
            SITE_PACKAGES + "grid/__init__.py",
            SITE_PACKAGES + "words-2.1.dist-info/INSTALLER",
            SITE_PACKAGES + "words-2.1.dist-info/METADATA",
            SITE_PACKAGES + "words-2.1.dist-info/RECORD",
            SITE_PACKAGES + "words-2.1.dist-info/WHEEL",
            SITE_PACKAGES + "words/__init__.py");
    assertThat(added)
        .allSatisfy(
            path -> {
              assertThat(built.get(path).owner()).isZero();
              assertThat(built.get(path).modified())
                  .isEqualTo(SampleExtension.TIMESTAMP.getEpochSecond());
              assertThat(built.get(path).mode()).isEqualTo(path.contains("/bin/") ? 0755 : 0644);
            });
  }

  @Test
  @DisplayName(
      "leaves tarball, bare md5, build record and documents under their names, and no more")
  void results() throws IOException {
    BuildResult result = extension.build();

    assertThat(FolderContents.of(extension.target()))
        .containsOnlyKeys(
            "VOdiracos-v1.build.json",
            "VOdiracos-v1.cyclonedx.json",
            "VOdiracos-v1.md5",
            "VOdiracos-v1.release-notes.md",
            "VOdiracos-v1.tar.gz");
    assertThat(result.tarball()).isEqualTo(extension.target().resolve("VOdiracos-v1.tar.gz"));
    assertThat(Files.readString(result.md5())).matches("[0-9a-f]{32}");
    assertThat(result.tarball()).hasDigest("MD5", Files.readString(result.md5()));
    assertThat(result.tarball()).hasDigest("SHA-256", result.record().archive().sha256());
    assertThat(result.tarball()).hasSize(result.record().archive().size());
    assertThat(new RecordFile().read(result.recordFile())).contains(result.record());
    assertThat(result.upToDate()).isFalse();
  }

  @Test
  @DisplayName("tells in the tarball what it added to which DIRACOS")
  void versionsFile() {
    assertThat(versions(extension.build()))
        .isEqualTo(
            """
            VODIRACOS v1 Sun Nov 22 15:39:48 UTC 2026 based on DIRACOS v0r1


            ===== Python packages ====


            grid==1.0
            words==2.1
            """);
  }

  @Test
  @DisplayName("takes the version of a base that nobody names from the base")
  void versionOfBase() {
    extension.on(folder.resolve("releases/diracos-v0r1.tar.gz"));
    assertThat(extension.build().record().base().version()).isEqualTo("v0r1");

    extension
        .requirements("words")
        .on(new SampleBase("v9").without("diracos/versions.txt").writeTo(folder));
    assertThat(extension.build().record().base().version()).isEqualTo("of unknown version");
  }

  @Test
  @DisplayName("on another extension names it and all below it, of the same name or another")
  void onAnExtension() {
    Path first = extension.build().tarball();
    extension.wheel(new SampleWheel("tools", "1.0")).wheel(new SampleWheel("shell", "1.0"));

    BuildResult second = extension.named("Other", "v7").requirements("tools").on(first).build();

    assertThat(versions(second))
        .startsWith(
            "OtherDIRACOS v7 Sun Nov 22 15:39:48 UTC 2026 based on VODIRACOS v1 based on DIRACOS"
                + " v0r1\n")
        .contains("tools==1.0\n")
        .doesNotContain("grid");
    assertThat(second.record().base().extensions())
        .containsExactly(new BuildRecord.Extension("VO", "v1"));
    assertThat(second.record().base().version()).isEqualTo("v0r1");

    BuildResult third =
        extension.named("Other", "v8").requirements("shell").on(second.tarball()).build();

    assertThat(versions(third))
        .startsWith(
            "OtherDIRACOS v8 Sun Nov 22 15:39:48 UTC 2026 based on OtherDIRACOS v7 based on"
                + " VODIRACOS v1 based on DIRACOS v0r1\n");
    assertThat(third.record().base().extensions())
        .containsExactly(
            new BuildRecord.Extension("Other", "v7"), new BuildRecord.Extension("VO", "v1"));
    assertThat(ReadTarball.members(third.tarball()))
        .containsKeys(
            "diracos/VO_versions.txt",
            "diracos/usr/lib/python2.7/site-packages/tools/__init__.py",
            "diracos/usr/lib/python2.7/site-packages/shell/__init__.py");
  }

  @Test
  @DisplayName("records what was built for what, why each distribution is there, and for how long")
  void record() {
    BuildRecord record = extension.build().record();

    assertThat(record.plugin()).isEqualTo("1.0");
    assertThat(record.extension()).isEqualTo(new BuildRecord.Extension("VO", "v1"));
    assertThat(record.base().verifiedBy())
        .singleElement()
        .asString()
        .startsWith("md5 at ")
        .endsWith("diracos-v0r1.md5");
    assertThat(record.target())
        .isEqualTo(
            new BuildRecord.Target(
                "2.7.13", "cp27-cp27mu-manylinux_2_12_x86_64", "2.12", "x86_64"));
    assertThat(record.distributions())
        .extracting(
            BuildRecord.Distribution::name,
            BuildRecord.Distribution::requested,
            BuildRecord.Distribution::wantedBy)
        .containsExactly(
            tuple("grid", true, List.of("grid (requirements.txt:1:1)")),
            tuple("words", false, List.of("words>=2 (grid)")));
    assertThat(record.kept())
        .containsExactly(
            new BuildRecord.Kept("six", "1.16.0", false, List.of("six (grid)"), List.of()));
    assertThat(record.unverified())
        .containsExactly("grid-1.0-py2.py3-none-any.whl", "words-2.1-py2.py3-none-any.whl");
    assertThat(record.milliseconds())
        .containsOnlyKeys("base", "inventory", "resolution", "wheels", "installation", "archive");
  }

  @Test
  @DisplayName("tells of its steps, each begun and finished in order")
  void events() {
    List<BuildEvent> events = new CopyOnWriteArrayList<>();

    extension.build(events::add);

    List<String> steps =
        events.stream()
            .<String>mapMulti(
                (event, sink) -> {
                  if (event instanceof BuildEvent.Started started) {
                    sink.accept("begin " + started.step().label());
                  } else if (event instanceof BuildEvent.Finished finished) {
                    sink.accept("end " + finished.step().label());
                  }
                })
            .toList();
    assertThat(steps)
        .isEqualTo(
            EnumSet.range(BuildStep.BASE, BuildStep.ARCHIVE).stream()
                .filter(step -> step != BuildStep.PREVIOUS)
                .flatMap(step -> Stream.of("begin " + step.label(), "end " + step.label()))
                .toList());
  }

  @Test
  @DisplayName("warns of a base that nothing vouches for, and records it")
  void unverifiedBase() throws IOException {
    Files.delete(folder.resolve("releases/diracos-v0r1.md5"));
    List<BuildEvent> events = new CopyOnWriteArrayList<>();

    BuildResult result =
        extension.on(folder.resolve("releases/diracos-v0r1.tar.gz")).build(events::add);

    assertThat(result.record().unverified()).startsWith("diracos-v0r1.tar.gz");
    assertThat(result.record().warnings())
        .singleElement()
        .asString()
        .contains(result.record().base().sha256());
    assertThat(events).contains(new BuildEvent.Warned(result.record().warnings().get(0)));
  }

  @Test
  @DisplayName("gives the same bytes for the same inputs, wherever it runs")
  void reproducible(@TempDir Path elsewhere) {
    extension.build();
    SampleExtension other = SampleExtension.gridWithWords(elsewhere);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      other.build();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String name : List.of("VOdiracos-v1.tar.gz", "VOdiracos-v1.md5")) {
      assertThat(other.target().resolve(name))
          .hasSameBinaryContentAs(extension.target().resolve(name));
    }
  }

  @Test
  @DisplayName("gives the same bytes when it waits for the disk")
  void sync() throws IOException {
    BuildResult before = extension.build();

    assertThat(extension.sync().build().upToDate()).as("which is no other result").isTrue();
    BuildResult after = extension.force().build();

    assertThat(after.record().archive().sha256()).isEqualTo(before.record().archive().sha256());
    assertThat(after.md5()).hasContent(after.record().archive().md5());
    assertThat(FolderContents.of(extension.target())).hasSize(5);
  }

  @Test
  @DisplayName("without a given time is of now")
  void now() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    Map<String, Member> members = ReadTarball.members(extension.ofNow().build().tarball());

    assertThat(Instant.ofEpochSecond(members.get("diracos/usr/bin/grid").modified()))
        .isBetween(before, Instant.now());
  }

  @Test
  @DisplayName("may go on from an extension, whose versions file gives way to the new one")
  void extensionOfExtension(@TempDir Path elsewhere) {
    Path base = extension.build().tarball();
    SampleExtension next =
        new SampleExtension(elsewhere)
            .on(base)
            .wheel(new SampleWheel("more", "1.0").requires("words"))
            .requirements("more");

    BuildResult result = next.build();

    assertThat(versions(result)).contains("\nmore==1.0\n").doesNotContain("words");
    assertThat(result.record().kept()).extracting(BuildRecord.Kept::name).containsExactly("words");
    assertThat(ReadTarball.members(result.tarball()))
        .containsKeys(SITE_PACKAGES + "grid/__init__.py", SITE_PACKAGES + "more/__init__.py");
  }

  @Test
  @DisplayName("replaces a package of the base, and leaves nothing of it but what others have too")
  void replaces() {
    Path base =
        new SampleBase("v9")
            .distribution("words", "1.0")
            .distribution("tools", "1.0")
            .file(SITE_PACKAGES + "both.py", 0644, "# of both\n")
            .file(SITE_PACKAGES + "words-1.0.dist-info/RECORD", 0644, "words.py,,\nboth.py,,\n")
            .file(SITE_PACKAGES + "tools-1.0.dist-info/RECORD", 0644, "tools.py,,\nboth.py,,\n")
            .directory(SITE_PACKAGES + "words-1.0.dist-info")
            .writeTo(folder);
    List<BuildEvent> events = new CopyOnWriteArrayList<>();

    BuildResult result = extension.on(base).requirements("words>=2").build(events::add);

    assertThat(result.record().replaced())
        .containsExactly(
            new BuildRecord.Replaced(
                "words", "1.0", "2.1", List.of("words>=2 (requirements.txt:1:1)"), 4));
    assertThat(events)
        .contains(
            new BuildEvent.Warned("words 1.0 of the base is replaced by 2.1 (requirements.txt:1)"));
    Map<String, Member> built = ReadTarball.members(result.tarball());
    assertThat(built)
        .containsKeys(
            SITE_PACKAGES + "words/__init__.py",
            SITE_PACKAGES + "both.py",
            SITE_PACKAGES + "tools.py")
        .doesNotContainKey(SITE_PACKAGES + "words.py");
    assertThat(built.keySet()).noneMatch(path -> path.contains("words-1.0"));
    assertThat(versions(result)).endsWith("\nwords==2.1\n");
  }

  @Test
  @DisplayName("puts what replaces before what lies in the shadow of the replaced")
  void replacesBeforeShadow() {
    String lib64 = SITE_PACKAGES.replace("/lib/", "/lib64/");
    Path base =
        new SampleBase("v9")
            .distribution("words", "1.0")
            .file(lib64 + "words.py", 0644, "# newer\n")
            .file(lib64 + "words-1.5.dist-info/METADATA", 0644, "Name: words\nVersion: 1.5\n\n")
            .file(lib64 + "words-1.5.dist-info/RECORD", 0644, "words.py,,\n")
            .writeTo(folder);

    BuildResult result = extension.on(base).requirements("words>=2").build();

    assertThat(result.record().replaced())
        .extracting(BuildRecord.Replaced::from)
        .containsExactly("1.5");
    Map<String, Member> built = ReadTarball.members(result.tarball());
    assertThat(built)
        .containsKeys(
            lib64 + "words/__init__.py",
            lib64 + "words-2.1.dist-info/RECORD",
            SITE_PACKAGES + "words-1.0.dist-info/RECORD")
        .doesNotContainKey(lib64 + "words.py");
  }

  @Test
  @DisplayName("takes a distribution from a URL of its own, and says so where it is installed")
  void directUrl() throws IOException {
    Path wheel = new SampleWheel("direct", "0.5").writeTo(folder.resolve("served"));
    try (SampleServer server =
        new SampleServer()
            .on("/w/" + wheel.getFileName(), SampleServer.body(Files.readAllBytes(wheel)))) {
      String url = server.url("joe:secret", "/w/" + wheel.getFileName()).toString();
      extension.requirements("direct @ " + url, "./wheels/words-2.1-py2.py3-none-any.whl");

      BuildResult result = extension.build();

      String origin = server.url("/w/" + wheel.getFileName()).toString();
      assertThat(versions(result)).contains("\ndirect @ " + origin + "\n", "\nwords==2.1\n");
      Map<String, Member> members = ReadTarball.members(result.tarball());
      assertThat(members.get(SITE_PACKAGES + "direct-0.5.dist-info/direct_url.json").content())
          .contains(origin);
      assertThat(members).doesNotContainKey(SITE_PACKAGES + "words-2.1.dist-info/direct_url.json");
      assertThat(Files.readString(result.recordFile())).contains(origin).doesNotContain("secret");
    }
  }

  @Test
  @DisplayName("opens no socket when it is offline, which local inputs do not need")
  void offline() {
    assertThat(extension.offline().build().upToDate()).isFalse();
    try (SampleServer server = new SampleServer()) {
      extension.index(server.url("/simple")).force();

      assertThatThrownBy(extension::build).isInstanceOf(OfflineException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("hears pip's configuration")
  void pipConfiguration() {
    new SampleWheel("configured", "1.0").writeTo(folder.resolve("more"));
    extension
        .variables(
            Map.of(
                "PIP_CONFIG_FILE",
                "/dev/null",
                "PIP_FIND_LINKS",
                folder.resolve("more").toString()))
        .requirements("configured");

    assertThat(versions(extension.build())).endsWith("\nconfigured==1.0\n");
  }

  @Test
  @DisplayName("may run beside others that share its cache")
  void parallel() {
    List<SampleExtension> extensions =
        Stream.of("a", "b", "c")
            .map(name -> SampleExtension.gridWithWords(folder).target(folder.resolve(name)))
            .toList();

    List<BuildResult> results =
        extensions.stream().map(it -> CompletableFuture.supplyAsync(it::build)).toList().stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results)
        .extracting(result -> result.record().archive().md5())
        .containsOnly(extension.build().record().archive().md5());
  }

  private static String versions(BuildResult result) {
    String file = "diracos/%s_versions.txt".formatted(result.record().extension().name());
    return ReadTarball.members(result.tarball()).get(file).content();
  }
}
