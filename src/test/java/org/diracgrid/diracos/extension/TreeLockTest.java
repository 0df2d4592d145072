package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleRepository;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of what comes as a source tree")
class TreeLockTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";

  @TempDir Path folder;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private SampleExtension extension;
  private SampleProject project;

  @BeforeEach
  void makeInputs() {
    new SampleBase("v0r1").releaseTo(folder.resolve("releases"));
    extension = new SampleExtension(folder).wheel(new SampleWheel("words", "2.1"));
    project =
        SampleProject.named("grid-tools", folder.resolve("grid-tools/python"))
            .further("dependencies = ['words']\n");
  }

  private LockResult lock(String upgrade, Path pinned) {
    return extension.lock(
        new LockOptions(Optional.ofNullable(upgrade), Optional.ofNullable(pinned)),
        event -> warnings.add(event.toString()));
  }

  private String lock() {
    lock(null, null);
    return text(folder.resolve("pylock.toml"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  @DisplayName("with a folder")
  class Folders {
    @Test
    @DisplayName("names its path from the lock, and neither version nor hash")
    void directory() {
      extension.requirements("./grid-tools/python");
      assertThat(lock())
          .contains(
              """
              [[packages]]
              name = "grid-tools"
              dependencies = [
                {name = "words"},
              ]
              directory = {path = "grid-tools/python", editable = false}
              """);
      assertThat(warnings).noneSatisfy(it -> assertThat(it).contains("outside the project"));
    }

    @Test
    @DisplayName("lets its files change, but not what they need")
    void changes() {
      extension.requirements("./grid-tools/python");
      lock();
      extension.wheel(new SampleWheel("words", "2.2")).wheel(new SampleWheel("more", "1.0"));
      project.file("grid_tools/more.py", "");
      BuildResult result = extension.build();
      assertThat(ReadTarball.members(result.tarball()))
          .containsKey(SITE_PACKAGES + "grid_tools/more.py");
      assertThat(result.record().distributions())
          .extracting(BuildRecord.Distribution::version)
          .containsExactly("1.0", "2.1");
      project.file(
          "pyproject.toml",
          "[project]\nname = 'grid-tools'\nversion = '1.1'\ndependencies = ['more']\n");
      assertThatThrownBy(extension::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("more");
    }

    @Test
    @DisplayName("warns of one outside the project, which nobody else has, and works with it")
    void outside(@TempDir Path elsewhere) {
      SampleProject.named("grid-tools", elsewhere);
      extension.requirements("grid-tools @ " + elsewhere.toUri());
      assertThat(lock()).contains("directory = {path = \"" + elsewhere + "\", editable = false}");
      assertThat(warnings)
          .anySatisfy(it -> assertThat(it).contains("only on machines that have " + elsewhere));
      assertThat(extension.build().record().lock()).isPresent();
    }

    @Test
    @DisplayName("of another tool is refused where it has another folder")
    void anotherFolder() {
      extension.requirements("./grid-tools/python");
      String foreign = lock().replaceAll("(?s)\\[tool.diracos.*", "");
      extension.file(
          "pylock.toml", foreign.replace("grid-tools/python", "./x/../grid-tools/python"));
      assertThat(extension.build().record().lock()).isPresent();
      extension.file("pylock.toml", foreign.replace("grid-tools/python", "elsewhere"));
      assertThatThrownBy(extension.force()::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("which the requirements ask for");
    }

    @Test
    @DisplayName("gives a path among pinned requirements, then without hashes")
    void pinned() {
      extension.requirements("./grid-tools/python");
      lock(null, folder.resolve("pinned.txt"));
      assertThat(text(folder.resolve("pinned.txt")))
          .contains("\n./grid-tools/python\n    # via -r requirements.txt\n")
          .contains("\nwords==2.1\n    # via grid-tools\n")
          .contains("# Without hashes, as what comes from a repository or folder has none.\n")
          .doesNotContain("--hash");
    }
  }

  @Test
  @DisplayName("with a source distribution at a URL has that and its hash, and builds no other")
  void archive() throws IOException {
    SampleProject words = SampleProject.named("words", folder.resolve("words"));
    byte[] sdist = Files.readAllBytes(words.sdist("words-1.0", folder.resolve("published")));
    byte[] other =
        Files.readAllBytes(
            words.file("words/more.py", "").sdist("words-1.0", folder.resolve("published")));
    try (SampleServer server = new SampleServer()) {
      server.on("/words-1.0.tar.gz", SampleServer.body(sdist));
      extension.requirements("words @ " + server.url("/words-1.0.tar.gz"));
      assertThat(lock())
          .contains("version = \"1.0\"\narchive = {url = \"" + server.url("/words-1.0.tar.gz"))
          .contains("hashes = {sha256 = ");
      assertThat(extension.build().record().unverified()).isEmpty();
      server.on("/words-1.0.tar.gz", SampleServer.body(other));
      assertThatThrownBy(extension.freshCache().force()::build)
          .isInstanceOf(ChecksumMismatchException.class);
    }
  }

  @Nested
  @DisplayName("with a repository")
  class Repositories {
    private SampleRepository repository;
    private String first;

    @BeforeEach
    void makeRepository() {
      repository = SampleRepository.of(SampleProject.in(folder.resolve("grid-tools")));
      first = repository.git("rev-parse", "HEAD");
      extension.requirements("git+%s@main#subdirectory=python".formatted(repository.uri()));
    }

    private String move() {
      project.file("grid_tools/more.py", "");
      return repository.commit();
    }

    private String origin() {
      return extension.build().record().distributions().get(0).origin();
    }

    @Test
    @DisplayName("names the commit and what was asked for")
    void vcs() {
      assertThat(lock())
          .contains(
              """
              name = "grid-tools"
              version = "1.0"
              dependencies = [
                {name = "words"},
              ]
              vcs = {type = "git", url = "%s", requested-revision = "main", commit-id = "%s", subdirectory = "python"}
              """
                  .formatted(repository.uri(), first));
    }

    @Test
    @DisplayName("builds of that commit, whatever the branch means by now, and to the same bytes")
    void exactly() {
      Path unlocked = extension.build().tarball();
      byte[] before = bytes(unlocked);
      lock();
      move();
      assertThat(origin())
          .isEqualTo("git+%s@%s#subdirectory=python".formatted(repository.uri(), first));
      assertThat(bytes(unlocked)).isEqualTo(before);
    }

    private byte[] bytes(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    @DisplayName("keeps the commit until it is to be renewed")
    void renewed() {
      lock();
      String second = move();
      assertThat(lock()).contains(first);
      assertThat(lock("words", null).moves()).isEmpty();
      assertThat(lock("grid-tools", null).moves())
          .containsExactly(
              "grid-tools 1.0: %s -> %s".formatted(first.substring(0, 7), second.substring(0, 7)));
      assertThat(origin()).contains(second);
    }

    @Test
    @DisplayName("is no longer kept for another branch, and refused by a build of that")
    void anotherBranch() {
      lock();
      repository.git("branch", "side");
      extension.requirements("git+%s@side#subdirectory=python".formatted(repository.uri()));
      assertThatThrownBy(extension::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("@side#subdirectory=python', the lock was made for");
      assertThat(lock()).contains("requested-revision = \"side\"");
    }

    @Test
    @DisplayName("of another tool need not tell what was asked for, and is refused for another")
    void foreign() {
      String foreign = lock().replaceAll("(?s)\\[tool.diracos.*", "");
      move();
      extension.file("pylock.toml", foreign.replace("requested-revision = \"main\", ", ""));
      assertThat(origin()).contains(first);
      extension.file("pylock.toml", foreign.replace("\"main\"", "\"v1\""));
      assertThatThrownBy(extension::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("which the requirements ask for");
    }

    @Test
    @DisplayName("gives the commit among pinned requirements, which build the same")
    void pinned() {
      lock(null, folder.resolve("pinned.txt"));
      String pinned = text(folder.resolve("pinned.txt"));
      assertThat(pinned)
          .contains(
              "\ngrid-tools @ git+%s@%s#subdirectory=python\n".formatted(repository.uri(), first));
      move();
      extension
          .remove("pylock.toml")
          .file("requirements.txt", pinned.lines().toArray(String[]::new));
      assertThat(origin()).contains(first);
    }
  }
}
