package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockPlace;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.ServerSettings;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The digest of a build's inputs")
class InputDigestTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private static final List<String> MARKERS =
      List.copyOf(
          MarkerEnvironment.linuxCPython(Version.parse("2.7.13"), "x86_64").variables().keySet());

  private static final String LOCAL = "./local-1.0-py2-none-any.whl";
  private static final String HASHED = "hashed-1.0-py2-none-any.whl";

  private static final String LARGE = "wheels/large-1.0-py2-none-any.whl";

  @TempDir Path folder;

  private Optional<String> python = Optional.empty();
  private Optional<String> meaning = Optional.of("a".repeat(40));
  private String extensionName = "VO";
  private String version = "v1";
  private Optional<String> diracOsVersion = Optional.of("v1r27");
  private Optional<Checksum> pin = Optional.empty();
  private Path baseFile = Path.of("/releases/diracos-v1r27.tar.gz");
  private String baseSha256 = SHA256;
  private Path outputDirectory = Path.of("target");
  private Optional<Instant> timestamp = Optional.empty();
  private String fileConflicts = "fail";
  private String recordMismatches = "fail";
  private BasePackagePolicy basePackages = BasePackagePolicy.REPLACE;
  private boolean force;
  private boolean sync;
  private String pluginVersion = "1.0.0";
  private Optional<ExtensionLock> lock = Optional.empty();
  private Set<String> trustedHosts = hosts("a.example", "b.example");
  private Set<ProjectName> onlyBinary = projects("grid", "words");
  private Optional<TargetOverride> target = target("2.12", MARKERS);
  private URI index = URI.create("https://i.example/simple");
  private Map<String, String> environment = Map.of("GRID", "grid");

  /** Something that is done between two builds. */
  @FunctionalInterface
  private interface Change {
    void in(InputDigestTest test) throws IOException;
  }

  @BeforeEach
  void makeInputs() throws IOException {
    String hashed = "hashed @ file:%s#sha256=%s".formatted(HASHED, SHA256);
    write(
        "requirements.txt",
        hashed,
        "-r more.txt",
        "-c constraints.txt",
        "-f wheels",
        "${GRID}",
        "./tools",
        "git+https://g.example/vo/more@main",
        LOCAL);
    write("tools/setup.py", "");
    write("tools/tools/x.py", "x = 1");
    write("python-a", "a");
    write(LARGE, "x".repeat(2 << 20));
    write("more.txt", "words --hash=sha256:" + SHA256);
    write("constraints.txt", "grid<2");
    write("wheels/grid-1.0-py2-none-any.whl", "grid");
    write(LOCAL, "local");
    write(HASHED, "hashed");
  }

  static Stream<Named<Change>> changes() {
    return Stream.of(
        Named.of("another extension", it -> it.extensionName = "LHCb"),
        Named.of("another version of it", it -> it.version = "v2"),
        Named.of("another name of the base's version", it -> it.diracOsVersion = Optional.empty()),
        Named.of("another base", it -> it.baseSha256 = "f" + SHA256.substring(1)),
        Named.of("another time", it -> it.timestamp = Optional.of(Instant.EPOCH)),
        Named.of("another policy of conflicts", it -> it.fileConflicts = "overwrite"),
        Named.of("another policy of mismatches", it -> it.recordMismatches = "warn"),
        Named.of("another policy of base packages", it -> it.basePackages = BasePackagePolicy.KEEP),
        Named.of("a lock", it -> it.lock = locked("a")),
        Named.of("another plugin", it -> it.pluginVersion = "1.0.1"),
        Named.of("another C library", it -> it.target = target("2.17", MARKERS)),
        Named.of("a marker variable", it -> it.target = target("2.12", List.of("os_name"))),
        Named.of("a requirement more", it -> it.write("more.txt", "words", "tools")),
        Named.of("a requirement less", it -> it.write("more.txt", "")),
        Named.of("a requirement without its hash", it -> it.write("more.txt", "words")),
        Named.of("a variable of another value", it -> it.environment = Map.of("GRID", "grid>1")),
        Named.of("another constraint", it -> it.write("constraints.txt", "grid<3")),
        Named.of("another index", it -> it.index = URI.create("https://j.example/simple")),
        Named.of("another host to trust", it -> it.trustedHosts = hosts("a.example")),
        Named.of("another project without sdists", it -> it.onlyBinary = projects("grid")),
        Named.of(
            "a wheel more in a local folder", it -> it.write("wheels/b-1-py2-none-any.whl", "")),
        Named.of("a wheel less in a local folder", it -> Files.delete(it.wheel())),
        Named.of("a wheel in it", it -> rewrite(it.wheel())),
        Named.of("a wheel at its path", it -> rewrite(it.folder.resolve(LOCAL))),
        Named.of("a wheel at its URL with a hash", it -> rewrite(it.folder.resolve(HASHED))),
        Named.of("a large wheel in it", it -> rewrite(it.folder.resolve(LARGE))),
        Named.of("a file of a folder", it -> rewrite(it.folder.resolve("tools/tools/x.py"))),
        Named.of("a file more in a folder", it -> it.write("tools/tools/build/y.py", "")),
        Named.of(
            "a file less in a folder", it -> Files.delete(it.folder.resolve("tools/tools/x.py"))),
        Named.of("a Python to build with", it -> it.python = Optional.of("python-a")),
        Named.of("what a branch means", it -> it.meaning = Optional.of("b".repeat(40))),
        Named.of("a repository that cannot be asked", it -> it.meaning = Optional.empty()),
        Named.of(
            "no local folder any more",
            it -> {
              Files.delete(it.wheel());
              Files.delete(it.folder.resolve(LARGE));
              Files.delete(it.folder.resolve("wheels"));
            }));
  }

  private static Optional<ExtensionLock> locked(String sha256) {
    LockFile content = new LockFile(List.of(), Optional.empty(), "x", List.of(), Optional.empty());
    LockPlace place = new LockPlace(Path.of("/pylock.toml"), Path.of("/"));
    return Optional.of(new ExtensionLock(place, sha256, content, List.of()));
  }

  @Test
  @DisplayName("changes with the bytes of the lock")
  void lockBytes() throws IOException {
    lock = locked("a");
    String before = digest();
    lock = locked("b");
    assertThat(digest()).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  @DisplayName("changes with")
  void changes(Change change) throws IOException {
    String before = digest();
    change.in(this);

    assertThat(digest()).isNotEqualTo(before).matches("[0-9a-f]{64}");
  }

  static Stream<Named<Change>> trifles() {
    return Stream.of(
        Named.of("nothing at all", it -> {}),
        Named.of("another folder for the results", it -> it.outputDirectory = Path.of("elsewhere")),
        Named.of("another place of the same base", it -> it.baseFile = Path.of("/mirror/b.tar.gz")),
        Named.of(
            "a digest to expect of it",
            it -> it.pin = Optional.of(new Checksum(DigestAlgorithm.SHA256, SHA256))),
        Named.of("the wish to build all the same", it -> it.force = true),
        Named.of("the wish to have it on the disk", it -> it.sync = true),
        Named.of("another time of a wheel", it -> touch(it.wheel())),
        Named.of("another time of a large wheel", it -> touch(it.folder.resolve(LARGE))),
        Named.of(
            "another time of a folder's file", it -> touch(it.folder.resolve("tools/tools/x.py"))),
        Named.of("what builds leave in a folder", it -> it.write("tools/build/x.py", "")),
        Named.of("what tools leave in it", it -> it.write("tools/.idea/x.xml", "")),
        Named.of("what Python leaves in it", it -> it.write("tools/tools/__pycache__/x.pyc", "")),
        Named.of("something else beside wheels", it -> it.write("wheels/README", "")),
        Named.of("a comment", it -> it.write("constraints.txt", "# not yet", "", "grid<2  # why")),
        Named.of("the order of hosts", it -> it.trustedHosts = hosts("b.example", "a.example")),
        Named.of("the order of marker variables", InputDigestTest::turnMarkersRound),
        Named.of("the order of projects", it -> it.onlyBinary = projects("words", "grid")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trifles")
  @DisplayName("stays the same with")
  void trifles(Change change) throws IOException {
    String before = digest();
    change.in(this);

    assertThat(digest()).isEqualTo(before);
  }

  private String digest() {
    IndexSettings settings =
        new IndexSettings(
            List.of(index),
            List.of(),
            false,
            FormatControl.ANY,
            ReleaseControl.UNSAID,
            false,
            HashChecking.ALL_IF_ANY,
            Set.of());
    TransferSettings transfers =
        new TransferSettings(
            folder.resolve("cache"), true, Duration.ofSeconds(5), Duration.ofSeconds(5), 0);
    try (Transfer transfer = new Transfer(transfers, TransferListener.SILENT)) {
      RequirementSet read =
          new RequirementsReader(transfer, environment)
              .read(
                  List.of(folder.resolve("requirements.txt").toUri()), List.of(), settings, folder);
      return InputDigest.of(
          spec(),
          new LocatedBase(baseFile, baseFile.toString(), baseSha256, 1, List.of(), List.of()),
          new RequirementSet(
              read.entries(), ordered(read.settings()), read.stated(), read.warnings()),
          lock,
          new BuildOptions(
              outputDirectory,
              timestamp,
              fileConflicts,
              recordMismatches,
              force,
              sync,
              Documents.STANDARD),
          user(),
          new ContentDigests(transfer),
          wanted ->
              meaning.or(
                  () -> {
                    throw new FailedCheckoutException("https://g.example", "it is not there");
                  }));
    }
  }

  private UserEnvironment user() {
    return new UserEnvironment(
        Optional.empty(),
        true,
        environment,
        folder,
        ServerSettings.NONE,
        TransferLimits.UNSAID,
        pluginVersion,
        new BuildPython(python.map(folder::resolve), Duration.ofSeconds(1)),
        false);
  }

  private ExtensionSpec spec() {
    return new ExtensionSpec(
        extensionName,
        version,
        diracOsVersion,
        new BaseReference.Local(baseFile, "the base", false),
        pin,
        folder.resolve("requirements.txt").toUri(),
        new IndexChoice(Optional.empty(), List.of(), List.of(), false),
        target,
        new LockChoice(folder.resolve("pylock.toml"), LockPolicy.AUTO),
        basePackages,
        List.of(),
        folder,
        List.of());
  }

  @Test
  @DisplayName("asks no repository where a lock has the commits")
  void locked() throws IOException {
    lock = locked("a");
    String before = digest();
    meaning = Optional.empty();
    assertThat(digest()).isEqualTo(before);
  }

  /** Sets of one content may be of any order, from one run of Java to the next. */
  private IndexSettings ordered(IndexSettings settings) {
    return new IndexSettings(
        settings.indexUrls(),
        settings.findLinks(),
        settings.noIndex(),
        new FormatControl(false, false, Set.of(), onlyBinary),
        settings.releaseControl(),
        settings.preferBinary(),
        settings.hashChecking(),
        trustedHosts);
  }

  private Path wheel() {
    return folder.resolve("wheels/grid-1.0-py2-none-any.whl");
  }

  private Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  /** With other bytes of the same number, at the same time. */
  private static void rewrite(Path file) throws IOException {
    FileTime time = FileTime.from(Files.getLastModifiedTime(file).toInstant().plusNanos(1));
    byte[] bytes = Files.readAllBytes(file);
    bytes[0]++;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static void turnMarkersRound(InputDigestTest it) {
    List<String> backwards = new ArrayList<>(MARKERS);
    Collections.reverse(backwards);
    it.target = target("2.12", backwards);
  }

  private static Optional<TargetOverride> target(String glibc, List<String> markers) {
    Map<String, String> variables = new LinkedHashMap<>();
    markers.forEach(name -> variables.put(name, "x"));
    return Optional.of(
        new TargetOverride(
            Optional.empty(),
            Optional.empty(),
            Optional.of(glibc),
            Optional.empty(),
            variables,
            List.of()));
  }

  private static Set<String> hosts(String... names) {
    return new LinkedHashSet<>(Arrays.asList(names));
  }

  private static Set<ProjectName> projects(String... names) {
    return Stream.of(names)
        .map(ProjectName::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
