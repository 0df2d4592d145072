package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.BaseChangedException;
import org.diracgrid.diracos.base.BaseDigestMismatchException;
import org.diracgrid.diracos.base.BaseNotFoundException;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.requirements.MissingRequirementsFileException;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.wheel.FileConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A build")
class ExtensionBuilderFailureTest {
  @TempDir Path folder;
  private SampleExtension extension;

  /** Something that happens between two builds. */
  @FunctionalInterface
  private interface Change {
    void in(Path folder, SampleExtension extension) throws IOException;
  }

  @BeforeEach
  void makeInputs() {
    extension = SampleExtension.gridWithWords(folder);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            "nothing meets a requirement",
            UnresolvableException.class,
            (folder, it) -> it.requirements("never-there")),
        failure(
            "there are no requirements",
            MissingRequirementsFileException.class,
            (folder, it) -> Files.delete(folder.resolve("requirements.txt"))),
        failure(
            "there is no base",
            BaseNotFoundException.class,
            (folder, it) -> Files.delete(releases(folder).resolve("diracos-v0r1.tar.gz"))),
        failure(
            "the base is not what its md5 says",
            BaseDigestMismatchException.class,
            (folder, it) -> base("1.17.0").writeTo(releases(folder))),
        failure(
            "a wheel is not what its hash says",
            ChecksumMismatchException.class,
            (folder, it) -> it.requirements("words==2.1 --hash=sha256:" + "0".repeat(64))),
        failure(
            "two wheels own one file",
            FileConflictException.class,
            (folder, it) ->
                it.wheel(new SampleWheel("tools", "1.0").file("grid/__init__.py", "mine"))
                    .requirements("grid", "tools")));
  }

  private static Arguments failure(String name, Class<? extends Exception> failure, Change change) {
    return Arguments.of(Named.of(name, change), failure);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  @DisplayName("that fails leaves earlier results alone and nothing half done, e.g. when")
  void fails(Change change, Class<? extends Exception> failure) throws IOException {
    extension.build();
    Map<String, String> before = FolderContents.of(extension.target());
    change.in(folder, extension);

    assertThatThrownBy(extension.force()::build).isExactlyInstanceOf(failure);

    assertThat(FolderContents.of(extension.target())).isEqualTo(before);
  }

  @Test
  @DisplayName("that fails while it writes leaves nothing of what it wrote")
  void failsLate() throws IOException {
    Path base = folder.resolve("releases/diracos-v0r1.tar.gz");
    byte[] other = new byte[(int) Files.size(base)];
    Consumer<BuildEvent> meddler =
        event -> {
          if (event instanceof BuildEvent.Started started && started.step() == BuildStep.ARCHIVE) {
            write(base, other);
          }
        };

    assertThatThrownBy(() -> extension.on(base).build(meddler))
        .isInstanceOf(BaseChangedException.class);

    assertThat(FolderContents.of(extension.target())).isEmpty();
  }

  @Test
  @DisplayName("that cannot put the tarball in its place leaves the old md5 there")
  void cannotPublish() throws IOException {
    extension.build();
    Path tarball;
    try (Stream<Path> results = Files.list(extension.target())) {
      tarball =
          results.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
    Path md5 = Path.of(tarball.toString().replace(".tar.gz", ".md5"));
    String digest = Files.readString(md5);
    Files.delete(tarball);
    Files.createFile(Files.createDirectory(tarball).resolve("in-the-way"));

    assertThatThrownBy(extension.force()::build).isInstanceOf(UnwritableOutputException.class);

    assertThat(md5).hasContent(digest);
    try (Stream<Path> results = Files.list(extension.target())) {
      assertThat(results)
          .as("no draft is left")
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "VOdiracos-v1.tar.gz",
              "VOdiracos-v1.md5",
              "VOdiracos-v1.build.json",
              "VOdiracos-v1.cyclonedx.json",
              "VOdiracos-v1.release-notes.md");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VOdiracos-v1.build.json",
        "VOdiracos-v1.cyclonedx.json",
        "VOdiracos-v1.release-notes.md"
      })
  @DisplayName("that cannot put what tells of the tarball in its place leaves all that was there")
  void cannotTell(String name) throws IOException {
    extension.build();
    Files.delete(extension.target().resolve(name));
    Map<String, String> before = contents();
    Path inTheWay = Files.createDirectory(extension.target().resolve(name));
    Files.createFile(inTheWay.resolve("in-the-way"));

    assertThatThrownBy(extension.ofNow().force()::build)
        .isInstanceOf(UnwritableOutputException.class)
        .hasMessageContaining(name);

    Files.delete(inTheWay.resolve("in-the-way"));
    Files.delete(inTheWay);
    assertThat(contents()).isEqualTo(before);
  }

  /** The bytes of the results, and of the tarball the time, too. */
  private Map<String, String> contents() {
    Map<String, String> contents = FolderContents.of(extension.target());
    contents.replaceAll(
        (name, content) ->
            name.endsWith(".tar.gz") ? content : content.substring(content.indexOf(' ')));
    return contents;
  }

  private static SampleBase base(String version) {
    return new SampleBase("v0r1").distribution("six", version);
  }

  private static Path releases(Path folder) {
    return folder.resolve("releases");
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
