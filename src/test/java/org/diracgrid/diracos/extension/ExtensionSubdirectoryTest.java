package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleRepository;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.index.MissingSubdirectoryException;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.index.WrongProjectException;
import org.diracgrid.diracos.resolver.HashesRequiredException;
import org.diracgrid.diracos.resolver.MisplacedRequirementException;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A project in a folder of an archive")
class ExtensionSubdirectoryTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";
  private static final String TAR = "/vo/tools/archive/v3.tar.gz";

  /** Its name would be that of a source distribution of what lies at its top. */
  private static final String NAMED = "/vo/tools/whole-7.0.tar.gz";

  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private SampleExtension extension;
  private SampleProject whole;
  private Path archive;

  @BeforeEach
  void makeInputs() throws IOException {
    new SampleBase("v0r1").releaseTo(folder.resolve("releases"));
    extension = new SampleExtension(folder).wheel(new SampleWheel("words", "2.1"));
    whole = SampleProject.named("whole", folder.resolve("whole"));
    SampleProject.named("grid-tools", whole.folder().resolve("python/grid"))
        .further("dependencies = ['words']\n");
    SampleProject.named("grid-more", whole.folder().resolve("python/more"));
    archive = whole.sdist("v3", folder);
    server
        .on(TAR, SampleServer.body(Files.readAllBytes(archive)))
        .on(NAMED, SampleServer.body(Files.readAllBytes(archive)));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private SampleExtension wanting(String... requirements) {
    for (int i = 0; i < requirements.length; i++) {
      requirements[i] =
          requirements[i]
              .replace("SERVER", server.url("").toString())
              .replace("FOLDER", folder.toUri().toString());
    }
    return extension.requirements(requirements);
  }

  private static String sha256(Path file) throws IOException {
    return DigestStore.compute(file, DigestAlgorithm.SHA256).hex();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "grid-tools @ SERVER" + TAR + "#subdirectory=python/grid",
        "grid-tools @ SERVER" + NAMED + "#subdirectory=python/grid",
        "SERVER" + TAR + "#egg=grid-tools&subdirectory=python/grid",
        "SERVER" + TAR + "#subdirectory=python/grid",
        "grid-tools @ FOLDERv3.tar.gz#subdirectory=python/grid",
      })
  @DisplayName("is installed, and nothing else that lies in there")
  void installed(String requirement) {
    BuildResult result = wanting(requirement).build();

    assertThat(ReadTarball.members(result.tarball()))
        .containsKeys(
            SITE_PACKAGES + "grid_tools/__init__.py",
            SITE_PACKAGES + "grid_tools-1.0.dist-info/RECORD",
            SITE_PACKAGES + "words/__init__.py")
        .doesNotContainKeys(
            SITE_PACKAGES + "whole/__init__.py", SITE_PACKAGES + "grid_more/__init__.py");
    assertThat(result.record().distributions())
        .filteredOn(it -> it.name().equals("grid-tools"))
        .singleElement()
        .satisfies(it -> assertThat(it.direct()).isTrue());
  }

  @Test
  @DisplayName("says where it lay in direct_url.json, the build record and the versions file")
  void known() throws IOException {
    BuildResult result = wanting("grid-tools @ SERVER" + TAR + "#subdirectory=python/grid").build();
    String url = server.url(TAR).toString();

    Map<String, Member> built = ReadTarball.members(result.tarball());
    assertThat(built.get(SITE_PACKAGES + "grid_tools-1.0.dist-info/direct_url.json").content())
        .contains("\"url\":\"%s\"".formatted(url))
        .contains("\"subdirectory\":\"python/grid\"")
        .contains("\"hashes\":{\"sha256\":\"%s\"}".formatted(sha256(archive)));
    assertThat(built.get("diracos/VO_versions.txt").content())
        .contains("grid-tools @ " + url + "#subdirectory=python/grid\n");
    assertThat(result.record().distributions())
        .filteredOn(it -> it.name().equals("grid-tools"))
        .singleElement()
        .satisfies(it -> assertThat(it.origin()).isEqualTo(url + "#subdirectory=python/grid"));
  }

  @Test
  @DisplayName("may lie there beside others that are wanted, for which it is fetched once")
  void several() {
    wanting(
        "grid-tools @ SERVER" + TAR + "#subdirectory=python/grid",
        "grid-more @ SERVER" + TAR + "#subdirectory=python/more");
    assertThat(ReadTarball.members(extension.build().tarball()))
        .containsKeys(
            SITE_PACKAGES + "grid_tools/__init__.py", SITE_PACKAGES + "grid_more/__init__.py");
    assertThat(server.requests(TAR)).hasSize(1);
  }

  @Test
  @DisplayName("may be what a wheel asks for")
  void asked() {
    String wanted = "grid-tools @ %s#subdirectory=python/grid".formatted(server.url(TAR));
    wanting("asker").wheel(new SampleWheel("asker", "1.0").requires(wanted));
    assertThat(ReadTarball.members(extension.build().tarball()))
        .containsKey(SITE_PACKAGES + "grid_tools/__init__.py")
        .doesNotContainKey(SITE_PACKAGES + "whole/__init__.py");
  }

  @Test
  @DisplayName("is told of with the archive if a wheel asks for it in vain")
  void askedInVain() {
    String wanted = "grid-tools @ %s#subdirectory=none".formatted(server.url(TAR));
    wanting("asker").wheel(new SampleWheel("asker", "1.0").requires(wanted));
    assertThatThrownBy(extension::build)
        .isInstanceOf(MissingSubdirectoryException.class)
        .hasMessage("v3.tar.gz has no folder 'none'");
  }

  @Test
  @DisplayName("is refused if it is another one than the requirement names")
  void otherProject() {
    wanting("grid-tools @ SERVER" + TAR + "#subdirectory=python/more");
    assertThatThrownBy(extension::build)
        .isInstanceOf(WrongProjectException.class)
        .hasMessageContaining("is a distribution of 'grid-more', but 'grid-tools' is wanted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python/none", "../elsewhere", "/", "pyproject.toml"})
  @DisplayName("is told of with the place of its requirement if there is no such folder")
  void noFolder(String subdirectory) {
    wanting("# ours", "grid-tools @ SERVER" + TAR + "#subdirectory=" + subdirectory);
    assertThatThrownBy(extension::build)
        .isInstanceOf(MisplacedRequirementException.class)
        .hasMessageStartingWith("requirements.txt:2:1: 'grid-tools @ ")
        .hasMessageEndingWith("leads to no project: it has no folder '" + subdirectory + "'");
  }

  @Test
  @DisplayName("is not looked for in a folder that a link takes from elsewhere")
  void linkedFolder() throws IOException {
    SampleProject.named("grid-tools", folder.resolve("elsewhere"));
    Path link = whole.folder().resolve("linked");
    Files.createSymbolicLink(link, folder.resolve("elsewhere"));
    String uri = "git+" + SampleRepository.of(whole).uri();
    wanting("grid-tools @ " + uri + "#subdirectory=linked");
    assertThatThrownBy(extension::build)
        .isInstanceOf(MisplacedRequirementException.class)
        .hasMessageContaining("it has no folder 'linked'");
  }

  @Test
  @DisplayName("may have links to what else lies there, but not to anything outside")
  void links() throws IOException {
    whole.file("shared.py", "one for all");
    Path inside = whole.folder().resolve("python/more/grid_more/shared.py");
    Files.createSymbolicLink(inside, Path.of("../../../shared.py"));
    SampleRepository repository = SampleRepository.of(whole);
    wanting("grid-more @ git+%s#subdirectory=python/more".formatted(repository.uri()));
    assertThat(
            ReadTarball.members(extension.build().tarball())
                .get(SITE_PACKAGES + "grid_more/shared.py")
                .content())
        .isEqualTo("one for all");

    Files.delete(inside);
    Files.createSymbolicLink(inside, Files.writeString(folder.resolve("secret"), "secret"));
    repository.commit();
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableProjectException.class)
        .hasMessageContaining("it is no ordinary file of the project");
  }

  @Test
  @DisplayName("is checked by the archive's hash, before anything is looked into")
  void hashes() throws IOException {
    String url = server.url(TAR) + "#subdirectory=python/more";
    wanting("grid-more @ %s --hash=sha256:%s".formatted(url, sha256(archive)));
    assertThat(extension.build().record().unverified()).isEmpty();
    wanting("grid-more @ %s&sha256=%s".formatted(url, "0".repeat(64)));
    assertThatThrownBy(extension::build).isInstanceOf(ChecksumMismatchException.class);
    wanting("grid-more @ " + url, "words==2.1 --hash=sha256:" + "0".repeat(64));
    assertThatThrownBy(extension::build)
        .isInstanceOf(HashesRequiredException.class)
        .hasMessageContaining("grid-more @ " + url);
  }

  @Test
  @DisplayName("has its folder in a lock and in pinned requirements, which lead to it again")
  void locked() throws IOException {
    wanting("SERVER" + TAR + "#subdirectory=python/grid");
    Path pinned = folder.resolve("pinned.txt");
    String url = server.url(TAR).toString();
    assertThat(extension.lock(Optional.of(pinned)))
        .contains("name = \"grid-tools\"\nversion = \"1.0\"\n")
        .contains("archive = {url = \"%s\", subdirectory = \"python/grid\"".formatted(url))
        .contains("hashes = {sha256 = \"" + sha256(archive) + "\"}");
    assertThat(Files.readString(pinned))
        .contains(
            "grid-tools @ %s#subdirectory=python/grid \\\n    --hash=sha256:%s"
                .formatted(url, sha256(archive)));

    BuildResult result = extension.freshCache().build();
    assertThat(result.record().lock()).isPresent();
    assertThat(result.record().unverified()).isEmpty();
    assertThat(ReadTarball.members(result.tarball()))
        .containsKey(SITE_PACKAGES + "grid_tools/__init__.py");

    Files.delete(folder.resolve("pylock.toml"));
    Files.move(pinned, folder.resolve("requirements.txt"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(ReadTarball.members(extension.force().build().tarball()))
        .containsKey(SITE_PACKAGES + "grid_tools/__init__.py");
  }
}
