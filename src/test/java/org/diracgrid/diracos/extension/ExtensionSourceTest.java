package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleRepository;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.resolver.UnbuildableRequirementException;
import org.diracgrid.diracos.resolver.UnobtainableRequirementException;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.resolver.UnsupportedRepositoryException;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A build from source")
class ExtensionSourceTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";

  @TempDir Path folder;
  private SampleExtension extension;
  private SampleProject project;

  @BeforeEach
  void makeInputs() {
    new SampleBase("v0r1").releaseTo(folder.resolve("releases"));
    extension = new SampleExtension(folder).wheel(new SampleWheel("words", "2.1"));
    project =
        SampleProject.named("grid-tools", folder.resolve("grid-tools"))
            .further(
                """
                dependencies = ["words>=2"]
                [project.optional-dependencies]
                more = ["six"]
                [project.scripts]
                grid = "grid_tools:main"
                """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./grid-tools",
        "grid-tools @ file://FOLDER/grid-tools",
        "file://FOLDER/grid-tools",
        "-e ./grid-tools",
        "-e file://FOLDER/grid-tools#egg=grid-tools"
      })
  @DisplayName("installs a folder as an ordinary wheel, with what it needs, however it is named")
  void folder(String requirement) {
    extension.requirements(requirement.replace("FOLDER", folder.toString()));

    BuildResult result = extension.build();

    Map<String, Member> built = ReadTarball.members(result.tarball());
    assertThat(built)
        .containsKeys(
            SITE_PACKAGES + "grid_tools/__init__.py",
            SITE_PACKAGES + "grid_tools-1.0.dist-info/RECORD",
            SITE_PACKAGES + "words/__init__.py",
            "diracos/usr/bin/grid")
        .doesNotContainKey(SITE_PACKAGES + "grid_tools-1.0.dist-info/direct_url.json");
    assertThat(built.get("diracos/VO_versions.txt").content())
        .contains("grid-tools==1.0\nwords==2.1\n");
    assertThat(result.record().distributions())
        .filteredOn(it -> it.name().equals("grid-tools"))
        .singleElement()
        .satisfies(it -> assertThat(it.file()).isEqualTo("grid_tools-1.0-py2-none-any.whl"));
  }

  @Test
  @DisplayName("installs the extras that are asked for behind a folder")
  void extras() {
    extension.wheel(new SampleWheel("six", "1.0")).requirements("./grid-tools[more]");
    assertThat(ReadTarball.members(extension.build().tarball()))
        .containsKey(SITE_PACKAGES + "six/__init__.py");
  }

  @Test
  @DisplayName("says that an extension cannot be editable")
  void editable() {
    List<String> warnings = new CopyOnWriteArrayList<>();
    extension.requirements("-e ./grid-tools").build(event -> warnings.add(event.toString()));
    assertThat(warnings)
        .anySatisfy(
            it -> assertThat(it).contains("ordinary wheel, as an extension cannot be editable"));
  }

  @Test
  @DisplayName("is done anew when a file of the folder changes, and not for what lies in target")
  void changes() {
    extension.requirements("./grid-tools").build();
    assertThat(extension.build().upToDate()).isTrue();
    project.file("target/log.txt", "");
    assertThat(extension.build().upToDate()).isTrue();
    project.file("grid_tools/more.py", "");
    assertThat(extension.build().upToDate()).isFalse();
  }

  @Test
  @DisplayName("gives the same tarball in another folder")
  void reproducible(@TempDir Path elsewhere) {
    Path one = extension.requirements("./grid-tools").build().tarball();
    folder = elsewhere;
    makeInputs();
    Path other = extension.requirements("./grid-tools").build().tarball();
    assertThat(other).hasSameBinaryContentAs(one);
  }

  @Test
  @DisplayName("names the line and the reason where a folder would have to be built")
  void unbuildable() {
    project.file("setup.py", "print('hello')");
    extension.requirements("# ours", "./grid-tools");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasMessageStartingWith(
            "requirements.txt:2:1: './grid-tools' cannot be made a wheel here: its setup.py is"
                + " code, which only Python can run, and the base's own Python, which would build"
                + " it, does not run here: ");
  }

  @Test
  @DisplayName("is done anew when a branch has moved, or a tag, and not for anything else of it")
  void movedBranch() {
    SampleRepository repository = SampleRepository.of(project);
    extension.requirements("grid-tools @ git+%s@main".formatted(repository.uri())).build();
    repository.git("branch", "side");
    assertThat(extension.build().upToDate()).isTrue();
    project.file("grid_tools/more.py", "");
    repository.commit();
    assertThat(extension.build().upToDate()).isFalse();
    assertThat(extension.build().upToDate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid-tools @ git+URL@v1#subdirectory=python",
        "git+URL@v1#egg=grid-tools&subdirectory=python",
        "git+URL@v1#subdirectory=python",
        "-e git+URL@v1#egg=grid-tools&subdirectory=python"
      })
  @DisplayName("checks a tag of a repository out, and records the commit")
  void repository(String requirement) {
    SampleProject whole = SampleProject.in(folder.resolve("whole"));
    SampleProject.named("grid-tools", whole.folder().resolve("python"));
    SampleRepository repository = SampleRepository.of(whole);
    repository.git("tag", "v1");
    String commit = repository.git("rev-parse", "HEAD");
    extension.requirements(requirement.replace("URL", repository.uri().toString()));

    BuildResult result = extension.build();

    assertThat(ReadTarball.members(result.tarball()))
        .containsKey(SITE_PACKAGES + "grid_tools/__init__.py");
    assertThat(result.record().distributions())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.origin())
                    .isEqualTo(
                        "git+%s@%s#subdirectory=python".formatted(repository.uri(), commit)));
  }

  @Test
  @DisplayName("fetches what a project wants from a URL with its hash")
  void nestedUrl() throws IOException {
    Path wheel = new SampleWheel("lines", "1.0").writeTo(folder.resolve("elsewhere"));
    String name = wheel.getFileName().toString();
    try (SampleServer server = new SampleServer()) {
      server.on("/" + name, SampleServer.body(Files.readAllBytes(wheel)));
      String sha256 =
          HexFormat.of()
              .formatHex(DigestAlgorithm.SHA256.digest().digest(Files.readAllBytes(wheel)));
      SampleProject.named("grid-more", folder.resolve("grid-more"))
          .further(
              "dependencies = ['lines @ %s#sha256=%s']\n"
                  .formatted(server.url("/" + name), sha256));
      extension.requirements("./grid-more");
      assertThat(extension.build().record().distributions())
          .filteredOn(it -> it.name().equals("lines"))
          .singleElement()
          .satisfies(it -> assertThat(it.verified()).isTrue());
    }
  }

  @Test
  @DisplayName("checks out what a project wants of a repository, once for all who want it")
  void nestedRepository() {
    SampleRepository lines =
        SampleRepository.of(SampleProject.named("lines", folder.resolve("lines")));
    String wanted = "lines @ git+%s@main".formatted(lines.uri());
    SampleProject.named("grid-more", folder.resolve("grid-more"))
        .further("dependencies = ['%s']\n".formatted(wanted));
    project.file(
        "pyproject.toml",
        "[project]\nname = 'grid-tools'\nversion = '1.0'\ndependencies = ['%s']\n"
            .formatted(wanted));

    extension.requirements("./grid-tools", "./grid-more", wanted);
    assertThat(extension.build().record().distributions())
        .filteredOn(it -> it.name().equals("lines"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.origin()).endsWith("@" + lines.git("rev-parse", "HEAD"));
              assertThat(it.wantedBy()).hasSize(3);
            });
    extension.requirements("./grid-tools", "./grid-more");
    assertThat(extension.build().record().distributions()).hasSize(3);
  }

  @Test
  @DisplayName("names the line where a repository cannot be checked out")
  void noRepository() {
    extension.requirements("git+file://" + folder + "/nowhere@v1");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnobtainableRequirementException.class)
        .hasMessageStartingWith(
            "requirements.txt:1:1: 'git+file://%s/nowhere@v1' cannot be checked out: git says: "
                .formatted(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hg", "svn", "bzr"})
  @DisplayName("refuses a repository that is not git's")
  void otherSystem(String system) {
    extension.requirements(system + "+https://user:secret@g.example/x#egg=x");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnsupportedRepositoryException.class)
        .hasMessageStartingWith("requirements.txt:1:1: '" + system + "+https://")
        .hasMessageEndingWith("a repository of %s, and only git's are checked out", system)
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("refuses a repository without the folder that is asked for")
  void oddRepository() {
    SampleRepository repository = SampleRepository.of(project);
    extension.requirements("git+%s#subdirectory=python".formatted(repository.uri()));
    assertThatThrownBy(extension::build).hasMessageContaining("it has no folder 'python'");
    extension.requirements("git+%s#subdirectory=../..".formatted(repository.uri()));
    assertThatThrownBy(extension::build).hasMessageContaining("it has no folder '../..'");
  }

  @Test
  @DisplayName("keeps the login of a repository to itself, and is done again offline")
  void secrets() throws IOException {
    SampleRepository repository = SampleRepository.of(project);
    Path served = folder.resolve("served/tools.git");
    repository.git("clone", "--quiet", "--bare", ".", served.toString());
    repository.git("--git-dir=" + served, "update-server-info");
    List<String> heard = new CopyOnWriteArrayList<>();
    try (SampleServer server = new SampleServer()) {
      server.elsewhere(
          SampleServer.guarded("somebody:secret", SampleServer.serving(folder.resolve("served"))));
      extension.requirements(
          "grid-tools @ git+%s@main".formatted(server.url("somebody:secret", "/tools.git")));
      extension.build(event -> heard.add(event.toString()));
      extension.lock(
          new LockOptions(Optional.empty(), Optional.of(folder.resolve("pinned.txt"))),
          event -> heard.add(event.toString()));
    }
    BuildResult result = extension.offline().force().build(event -> heard.add(event.toString()));

    String directUrl =
        ReadTarball.members(result.tarball())
            .get(SITE_PACKAGES + "grid_tools-1.0.dist-info/direct_url.json")
            .content();
    assertThat(directUrl)
        .contains("\"commit_id\":\"%s\"".formatted(repository.git("rev-parse", "HEAD")))
        .contains("\"requested_revision\":\"main\"")
        .contains("/tools.git\"");
    assertThat(heard).noneMatch(it -> it.contains("secret"));
    assertThat(directUrl).doesNotContain("secret");
    for (Path file :
        List.of(result.recordFile(), folder.resolve("pylock.toml"), folder.resolve("pinned.txt"))) {
      assertThat(file).content().contains("/tools.git").doesNotContain("secret");
    }
  }

  @Nested
  @DisplayName("from source distributions")
  class Sdists {
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private SampleProject words(String version) {
      return SampleProject.in(folder.resolve("words-" + version))
          .file("pyproject.toml", "[project]\nname = 'words'\nversion = '%s'\n".formatted(version))
          .file("words.py", "");
    }

    private BuildResult build() {
      return extension.build(event -> warnings.add(event.toString()));
    }

    private String built() {
      return build().record().distributions().get(0).file();
    }

    @Test
    @DisplayName("takes the newest version, which may be one of source alone")
    void newest() {
      words("2.2").sdist("words-2.2", folder.resolve("wheels"));
      extension.requirements("words");
      assertThat(built()).isEqualTo("words-2.2-py2-none-any.whl");
      extension.requirements("--prefer-binary", "words");
      assertThat(built()).isEqualTo("words-2.1-py2.py3-none-any.whl");
      extension.requirements("--only-binary=words", "words");
      assertThat(built()).isEqualTo("words-2.1-py2.py3-none-any.whl");
    }

    @Test
    @DisplayName("prefers the wheel of the same version, unless it is not to")
    void wheelFirst() {
      words("2.1").sdist("words-2.1", folder.resolve("wheels"));
      extension.requirements("words");
      assertThat(built()).isEqualTo("words-2.1-py2.py3-none-any.whl");
      extension.requirements("--no-binary=words", "words");
      assertThat(built()).isEqualTo("words-2.1-py2-none-any.whl");
    }

    @Test
    @DisplayName("believes a PKG-INFO that says what is fixed, and installs it as METADATA")
    void packageInfo() {
      words("2.2")
          .file(
              "pyproject.toml",
              """
              [build-system]
              requires = ['setuptools', 'setuptools-scm']
              [project]
              name = 'words'
              dynamic = ['version', 'dependencies']
              """)
          .file(
              "PKG-INFO",
              """
              Metadata-Version: 2.2
              Name: words
              Version: 2.2
              Dynamic: license

              Dynamic: no
              """)
          .sdist("words-2.2", folder.resolve("wheels"));
      extension.requirements("words");
      assertThat(
              ReadTarball.members(build().tarball())
                  .get(SITE_PACKAGES + "words-2.2.dist-info/METADATA")
                  .content())
          .isEqualTo(
              """
              Metadata-Version: 2.2
              Name: words
              Version: 2.2

              Dynamic: no
              """);
    }

    @Test
    @DisplayName("passes over one that would have to be built, and says so")
    void passedOver() {
      words("2.2").file("setup.py", "import os").sdist("words-2.2", folder.resolve("wheels"));
      extension.requirements("words");
      assertThat(built()).isEqualTo("words-2.1-py2.py3-none-any.whl");
      assertThat(warnings)
          .anySatisfy(
              it ->
                  assertThat(it)
                      .contains(
                          "words 2.2 has a file words-2.2.tar.gz that cannot be made a wheel here:"
                              + " its setup.py is code, which only Python can run, and the base's"
                              + " own Python")
                      .contains("; it was passed over"));
    }

    @Test
    @DisplayName("says why where nothing but one that would have to be built would do")
    void nothingElse() {
      words("2.2").file("setup.py", "import os").sdist("words-2.2", folder.resolve("wheels"));
      extension.requirements("words>2.1");
      assertThatThrownBy(this::build)
          .isInstanceOf(UnresolvableException.class)
          .hasMessageContaining("cannot be made a wheel here: its setup.py is code");
    }

    @Test
    @DisplayName("records of one at a URL the hash of the archive, not of the wheel made of it")
    void directUrl() throws IOException {
      Path sdist = words("2.2").sdist("words-2.2", folder.resolve("elsewhere"));
      try (SampleServer server = new SampleServer()) {
        server.on("/words-2.2.tar.gz", SampleServer.body(Files.readAllBytes(sdist)));
        extension.requirements("words @ " + server.url("/words-2.2.tar.gz"));
        String directUrl =
            ReadTarball.members(build().tarball())
                .get(SITE_PACKAGES + "words-2.2.dist-info/direct_url.json")
                .content();
        assertThat(directUrl).contains(server.url("/words-2.2.tar.gz").toString());
        assertThat(sdist)
            .hasDigest("SHA-256", directUrl.replaceAll(".*\"sha256\":\"([0-9a-f]+).*", "$1"));
      }
    }

    @Test
    @DisplayName("can be locked, and builds the same from the lock")
    void locked() throws IOException {
      words("2.2").sdist("words-2.2", folder.resolve("wheels"));
      extension.requirements("words");
      String lock = extension.lock();
      words("2.3").sdist("words-2.3", folder.resolve("wheels"));

      assertThat(lock).contains("sdist = {name = ");
      assertThat(built()).isEqualTo("words-2.2-py2-none-any.whl");
    }
  }
}
