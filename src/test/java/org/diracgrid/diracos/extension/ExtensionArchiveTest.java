package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.index.InvalidReferenceException;
import org.diracgrid.diracos.index.WrongProjectException;
import org.diracgrid.diracos.resolver.HashesRequiredException;
import org.diracgrid.diracos.resolver.UnbuildableRequirementException;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive of source that is called after its tag")
class ExtensionArchiveTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";
  private static final String TAR = "/vo/grid-tools/archive/v3.tar.gz";
  private static final String ZIP = "/vo/grid-tools/archive/refs/tags/v3.zip";

  /** What its name would say in an index is not so. */
  private static final String MISLEADING = "/vo/grid-tools/archive/release-7.tar.gz";

  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private SampleExtension extension;
  private Path archive;

  @BeforeEach
  void makeInputs() throws IOException {
    new SampleBase("v0r1").releaseTo(folder.resolve("releases"));
    extension = new SampleExtension(folder).wheel(new SampleWheel("words", "2.1"));
    SampleProject project =
        SampleProject.named("grid-tools", folder.resolve("grid-tools"))
            .further("dependencies = ['words']\n");
    archive = project.sdist("v3", folder);
    server
        .on(TAR, SampleServer.body(Files.readAllBytes(archive)))
        .on(MISLEADING, SampleServer.body(Files.readAllBytes(archive)))
        .on(ZIP, SampleServer.body(Files.readAllBytes(project.zip("v3", folder))));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private SampleExtension wanting(String requirement) {
    return extension.requirements(requirement.replace("SERVER", server.url("").toString()));
  }

  private static String sha256(Path file) throws IOException {
    return DigestStore.compute(file, DigestAlgorithm.SHA256).hex();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "grid-tools @ SERVER" + TAR,
        "grid_tools @ SERVER" + ZIP,
        "SERVER" + TAR,
        "SERVER" + ZIP + "#egg=Grid.Tools",
        "SERVER" + MISLEADING,
        "grid-tools @ SERVER" + MISLEADING,
        "./v3.tar.gz",
        "v3.zip",
      })
  @DisplayName("is what its metadata says, however it is asked for")
  void installed(String requirement) {
    BuildResult result = wanting(requirement).build();

    Map<String, Member> built = ReadTarball.members(result.tarball());
    assertThat(built)
        .containsKeys(
            SITE_PACKAGES + "grid_tools/__init__.py",
            SITE_PACKAGES + "grid_tools-1.0.dist-info/RECORD",
            SITE_PACKAGES + "words/__init__.py");
    assertThat(result.record().distributions())
        .filteredOn(it -> it.name().equals("grid-tools"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.version()).isEqualTo("1.0");
              assertThat(it.direct() && it.requested()).isTrue();
            });
  }

  @Test
  @DisplayName("is known by its URL and its own hash where it is installed")
  void directUrl() throws IOException {
    Map<String, Member> built =
        ReadTarball.members(wanting("grid-tools @ SERVER" + TAR).build().tarball());
    assertThat(built.get(SITE_PACKAGES + "grid_tools-1.0.dist-info/direct_url.json").content())
        .contains("\"url\":\"%s\"".formatted(server.url(TAR)))
        .contains("\"archive_info\":{")
        .contains("\"hashes\":{\"sha256\":\"%s\"}".formatted(sha256(archive)));
    assertThat(built.get("diracos/VO_versions.txt").content())
        .contains("grid-tools @ " + server.url(TAR));
  }

  @Test
  @DisplayName("is refused if it is of another project than the requirement names")
  void otherProject() {
    wanting("other @ SERVER" + TAR);
    assertThatThrownBy(extension::build)
        .isInstanceOf(WrongProjectException.class)
        .hasMessage(
            "%s is a distribution of 'grid-tools', but 'other' is wanted from it.",
            server.url(TAR));
    wanting("SERVER" + ZIP + "#egg=other");
    assertThatThrownBy(extension::build).isInstanceOf(WrongProjectException.class);
  }

  @Test
  @DisplayName("may be what a wheel asks for")
  void asked() {
    wanting("asker")
        .wheel(new SampleWheel("asker", "1.0").requires("grid-tools @ " + server.url(ZIP)));
    assertThat(ReadTarball.members(extension.build().tarball()))
        .containsKey(SITE_PACKAGES + "grid_tools/__init__.py");
  }

  @Test
  @DisplayName("has its URL, hash and version in a lock, by which no other one is built")
  void locked() throws IOException {
    wanting("SERVER" + TAR);
    assertThat(extension.lock())
        .contains("name = \"grid-tools\"\nversion = \"1.0\"\n")
        .contains("archive = {url = \"" + server.url(TAR) + "\"")
        .contains("hashes = {sha256 = \"" + sha256(archive) + "\"}");
    BuildResult result = extension.freshCache().build();
    assertThat(result.record().lock()).isPresent();
    assertThat(result.record().unverified()).isEmpty();

    server.on(
        TAR,
        SampleServer.body(
            Files.readAllBytes(
                SampleProject.named("grid-tools", folder.resolve("other"))
                    .sdist("v3", folder.resolve("other")))));
    Files.move(folder.resolve("fresh-cache"), folder.resolve("old-cache"));
    assertThatThrownBy(extension.force()::build).isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  @DisplayName("has its path in a lock if it lies in the project")
  void lockedPath() throws IOException {
    wanting("./v3.tar.gz");
    assertThat(extension.lock(Optional.of(folder.resolve("pinned.txt"))))
        .contains("version = \"1.0\"\n")
        .contains("archive = {path = \"v3.tar.gz\"");
    assertThat(extension.build().record().lock()).isPresent();
    assertThat(Files.readString(folder.resolve("pinned.txt")))
        .contains("./v3.tar.gz \\\n    --hash=sha256:" + sha256(archive));
  }

  @Test
  @DisplayName("needs no version in the lock of another tool, where a requirement leads to it")
  void foreignLock() throws IOException {
    wanting("SERVER" + TAR);
    extension.file(
        "pylock.toml",
        extension
            .lock()
            .replaceAll("(?s)\\[tool.diracos.*", "")
            .replace("\nversion = \"1.0\"", ""));
    assertThat(extension.build().record().lock()).isPresent();
    wanting("grid-tools");
    assertThatThrownBy(extension::build)
        .isInstanceOf(StaleLockException.class)
        .hasMessageContaining("grid-tools");
  }

  @Test
  @DisplayName("is checked against the hashes that are given, before it is looked into")
  void hashes() throws IOException {
    String words = sha256(folder.resolve("wheels/" + new SampleWheel("words", "2.1").filename()));
    String others = "words==2.1 --hash=sha256:" + words;
    extension.requirements(
        "grid-tools @ %s --hash=sha256:%s".formatted(server.url(TAR), sha256(archive)), others);
    assertThat(extension.build().record().unverified()).isEmpty();

    extension.requirements("%s#sha256=%s".formatted(server.url(ZIP), "0".repeat(64)), "words");
    assertThatThrownBy(extension::build).isInstanceOf(ChecksumMismatchException.class);

    extension.requirements("grid-tools @ " + server.url(ZIP), others);
    assertThatThrownBy(extension::build)
        .isInstanceOf(HashesRequiredException.class)
        .hasMessageContaining("grid-tools @ " + server.url(ZIP));
  }

  @Test
  @DisplayName("is told of with the place of its requirement if it is no project, or damaged")
  void noProject() throws IOException {
    SampleProject.in(folder.resolve("empty")).file("README", "").sdist("v4", folder);
    Files.writeString(folder.resolve("v5.zip"), "no zip");
    wanting("./v4.tar.gz");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasMessageContaining("requirements.txt:1")
        .hasMessageContaining("it has neither a pyproject.toml nor a setup.py");
    wanting("./v5.zip");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasMessageContaining("its archive is damaged");
  }

  @Test
  @DisplayName("has a suffix that tells its format, or is none")
  void noSuffix() {
    URI uri = server.url("/vo/grid-tools/tarball/v3");
    wanting("grid-tools @ " + uri);
    assertThatThrownBy(extension::build)
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageStartingWith(uri.toString());
  }
}
