package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A build after another")
class ExtensionRebuildTest {
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

  @Test
  @DisplayName("with the inputs of the one before touches nothing")
  void upToDate() {
    BuildResult first = extension.build();
    Map<String, String> before = FolderContents.of(extension.target());

    BuildResult second = extension.build();

    assertThat(second.upToDate()).isTrue();
    assertThat(second.record()).isEqualTo(first.record());
    assertThat(FolderContents.of(extension.target())).isEqualTo(before);
    assertThat(extension.force().build().upToDate()).isFalse();
  }

  static Stream<Named<Change>> changes() {
    return Stream.of(
        Named.of("another requirement", (folder, it) -> it.requirements("grid", "words")),
        Named.of("another base", (folder, it) -> base("1.17.0").releaseTo(releases(folder))),
        Named.of("a newer wheel", (folder, it) -> it.wheel(new SampleWheel("words", "3.0"))),
        Named.of("another time", (folder, it) -> it.ofNow()),
        Named.of("no tarball", (folder, it) -> Files.delete(tarball(it))),
        Named.of("a tarball of another size", (folder, it) -> Files.writeString(tarball(it), "x")),
        Named.of("no md5", (folder, it) -> Files.delete(it.target().resolve("VOdiracos-v1.md5"))),
        Named.of("no record", (folder, it) -> Files.delete(recordFile(it))),
        Named.of("no record but garbage", (folder, it) -> Files.writeString(recordFile(it), "}")),
        Named.of(
            "half a record",
            (folder, it) ->
                Files.writeString(recordFile(it), "{\"format\": 1, \"plugin\": \"\"}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  @DisplayName("builds anew when it finds")
  void changed(Change change) throws IOException {
    extension.build();
    change.in(folder, extension);

    BuildResult again = extension.build();

    assertThat(again.upToDate()).isFalse();
    assertThat(again.tarball()).hasDigest("MD5", Files.readString(again.md5()));
    assertThat(ReadTarball.members(again.tarball())).containsKey("diracos/usr/bin/grid");
  }

  private static SampleBase base(String version) {
    return new SampleBase("v0r1").distribution("six", version);
  }

  private static Path releases(Path folder) {
    return folder.resolve("releases");
  }

  private static Path tarball(SampleExtension extension) {
    return extension.target().resolve("VOdiracos-v1.tar.gz");
  }

  private static Path recordFile(SampleExtension extension) {
    return extension.target().resolve("VOdiracos-v1.build.json");
  }
}
