package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.transfer.ServerSettings;

/**
 * An extension, VO v1 unless named otherwise, of what lies in one folder, put together in a test's
 * words.
 */
final class SampleExtension {
  /** The time of everything new in it. */
  static final Instant TIMESTAMP = Instant.parse("2026-11-22T15:39:48Z");

  private final Path folder;
  private String name = "VO";
  private String version = "v1";
  private Optional<Path> base = Optional.empty();
  private Optional<String> release = Optional.of("v0r1");
  private List<URI> releases = List.of();
  private Optional<URI> indexUrl = Optional.empty();
  private Optional<Instant> timestamp = Optional.of(TIMESTAMP);
  private Map<String, String> variables = Map.of("PIP_CONFIG_FILE", "/dev/null");
  private String cache = "cache";
  private boolean offline;
  private TransferLimits limits = TransferLimits.UNSAID;
  private boolean force;
  private boolean sync;
  private Documents documents = Documents.STANDARD;
  private List<DependencyWheel> wheels = List.of();
  private Path target;

  /** Takes bases, wheels and requirements from a folder, and has its results and cache in it. */
  SampleExtension(Path folder) {
    this.folder = folder;
    this.target = folder.resolve("target");
  }

  /** One that brings a command, what it needs, and needs of the base. */
  static SampleExtension gridWithWords(Path folder) {
    new SampleBase("v0r1").distribution("six", "1.16.0").releaseTo(folder.resolve("releases"));
    return new SampleExtension(folder)
        .wheel(new SampleWheel("grid", "1.0").requires("six").requires("words>=2").command("grid"))
        .wheel(new SampleWheel("words", "2.1"))
        .requirements("grid");
  }

  /** The lines of its requirements file. */
  SampleExtension requirements(String... lines) {
    return file("requirements.txt", lines);
  }

  /** The lines of another file of its folder. */
  SampleExtension file(String name, String... lines) {
    try {
      Files.write(folder.resolve(name), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Has no file of this name in its folder. */
  SampleExtension remove(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Finds this wheel in its folder of wheels. */
  SampleExtension wheel(SampleWheel wheel) {
    wheel.writeTo(folder.resolve("wheels"));
    return this;
  }

  /** Has another name and version. */
  SampleExtension named(String other, String otherVersion) {
    name = other;
    version = otherVersion;
    return this;
  }

  /** Is built on this file, of whose version nobody tells. */
  SampleExtension on(Path file) {
    base = Optional.of(file);
    release = Optional.empty();
    return this;
  }

  /** Is built on a release that lies in one of these folders. */
  SampleExtension releasedAt(URI... folders) {
    releases = List.of(folders);
    return this;
  }

  /** Looks on this index besides. */
  SampleExtension index(URI uri) {
    indexUrl = Optional.of(uri);
    return this;
  }

  /** Has these wheels from elsewhere, of coordinates {@code org.example:<file name>}. */
  SampleExtension dependsOn(Path... files) {
    wheels =
        Stream.of(files)
            .map(
                file ->
                    new DependencyWheel(
                        "org.example:" + file.getFileName(), file, "pom.xml", 12, 5))
            .toList();
    return this;
  }

  /** Has its results in this folder. */
  SampleExtension target(Path results) {
    target = results;
    return this;
  }

  /** Is of the time of its build. */
  SampleExtension ofNow() {
    timestamp = Optional.empty();
    return this;
  }

  SampleExtension variables(Map<String, String> environment) {
    variables = environment;
    return this;
  }

  /** Has a cache that nothing was ever fetched into. */
  SampleExtension freshCache() {
    cache = "fresh-cache";
    return this;
  }

  SampleExtension offline() {
    offline = true;
    return this;
  }

  SampleExtension limits(TransferLimits others) {
    limits = others;
    return this;
  }

  SampleExtension force() {
    force = true;
    return this;
  }

  SampleExtension sync() {
    sync = true;
    return this;
  }

  SampleExtension documents(Documents others) {
    documents = others;
    return this;
  }

  ExtensionSpec spec() {
    return new ExtensionSpec(
        name,
        version,
        release,
        base.<BaseReference>map(
                file -> new BaseReference.Local(file, file.getFileName().toString(), false))
            .orElseGet(
                () ->
                    new BaseReference.Released(
                        "v0r1",
                        releases.isEmpty()
                            ? List.of(folder.resolve("releases").toUri())
                            : releases)),
        Optional.empty(),
        folder.resolve("requirements.txt").toUri(),
        new IndexChoice(
            indexUrl, List.of(), List.of(folder.resolve("wheels").toUri()), indexUrl.isEmpty()),
        Optional.empty(),
        new LockChoice(folder.resolve("pylock.toml"), LockPolicy.AUTO),
        BasePackagePolicy.REPLACE,
        wheels,
        folder,
        List.of());
  }

  BuildOptions options() {
    return new BuildOptions(target, timestamp, "fail", "failUnlessVouched", force, sync, documents);
  }

  UserEnvironment user() {
    return new UserEnvironment(
        Optional.of(folder.resolve(cache)),
        offline,
        variables,
        folder.resolve("home"),
        ServerSettings.NONE,
        limits,
        "1.0");
  }

  /** Locks it. */
  LockResult lock(LockOptions choice, Consumer<BuildEvent> events) {
    return new ExtensionLocker(user(), choice, events).lock(spec());
  }

  /** Locks it, and gives the text of the lock. */
  String lock() {
    return lock(Optional.empty());
  }

  /** Locks it, with pinned requirements in a file, and gives the text of the lock. */
  String lock(Optional<Path> pinned) {
    lock(new LockOptions(Optional.empty(), pinned), event -> {});
    try {
      return Files.readString(folder.resolve("pylock.toml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of its results. */
  Path target() {
    return target;
  }

  BuildResult build() {
    return build(event -> {});
  }

  BuildResult build(Consumer<BuildEvent> events) {
    return new ExtensionBuilder(user(), options(), events).build(spec());
  }
}
