package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleRepository;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.index.RepositoryReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A checkout")
class GitCheckoutsTest {
  @TempDir Path folder;
  private SampleRepository repository;
  private SampleProject project;
  private String first;
  private GitCheckouts checkouts;

  @BeforeEach
  void makeRepository() {
    project = SampleProject.named("grid", folder.resolve("grid"));
    repository = SampleRepository.of(project);
    first = repository.git("rev-parse", "HEAD");
    checkouts = checkouts(false, Map.of());
  }

  /** Those of another build. */
  private GitCheckouts checkouts(boolean offline, Map<String, String> variables) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.putAll(variables);
    return new GitCheckouts(folder.resolve("cache"), offline, environment);
  }

  private GitCheckouts.Checkout checkout(String revision) {
    return checkouts.of(wanted(repository.uri(), revision), Optional.empty());
  }

  private static RepositoryReference wanted(URI uri, String revision) {
    return new RepositoryReference(
        "git+" + uri.getScheme(), uri, Optional.ofNullable(revision), Optional.empty());
  }

  private void assertRefused(URI uri, String revision, String reason) {
    assertThatThrownBy(() -> checkouts.of(wanted(uri, revision), Optional.empty()))
        .isInstanceOf(FailedCheckoutException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("is of the default branch, a branch, a tag of either kind, or a commit")
  void revisions() {
    repository.git("tag", "plain");
    repository.git("tag", "--annotate", "--message=x", "annotated");
    project.file("grid/second.py", "");
    String second = repository.commit();
    repository.git("checkout", "--quiet", "-b", "side");
    project.file("grid/third.py", "");
    String third = repository.commit();
    repository.git("checkout", "--quiet", "main");

    assertThat(checkout(null).commit()).isEqualTo(second);
    assertThat(checkout("main").commit()).isEqualTo(second);
    assertThat(checkout("side").commit()).isEqualTo(third);
    assertThat(checkout("plain").commit()).isEqualTo(first);
    assertThat(checkout("annotated").commit()).isEqualTo(first);
    assertThat(checkout(third).commit()).isEqualTo(third);
    assertThat(checkout(third.substring(0, 10)).commit()).isEqualTo(third);
    assertThat(checkout("side").folder().resolve("grid/third.py")).exists();
    assertThat(checkout(first).folder().resolve("grid/second.py")).doesNotExist();
  }

  @Test
  @DisplayName("follows a branch that moves, and takes a branch before a tag of its name")
  void moves() {
    assertThat(checkout("main").commit()).isEqualTo(first);
    repository.git("tag", "main");
    project.file("more.py", "");
    String second = repository.commit();
    checkouts = checkouts(false, Map.of());
    assertThat(checkout("main").commit()).isEqualTo(second);
  }

  @Test
  @DisplayName("is of one commit in one build, even of a branch that moves meanwhile")
  void once() {
    assertThat(checkouts.meaning(wanted(repository.uri(), "main"))).contains(first);
    project.file("more.py", "");
    repository.commit();
    assertThat(checkout("main").commit()).isEqualTo(first);
    assertThat(checkouts.meaning(wanted(repository.uri(), first))).isEmpty();
    assertThat(checkouts.meaning(wanted(repository.uri(), "v9"))).isEmpty();
  }

  @Test
  @DisplayName("of a commit that is in the cache needs no repository any more")
  void cached() throws IOException {
    Path files = checkout(null).folder();
    SdistTrees.remove(repository.folder());
    GitCheckouts offline = checkouts(true, Map.of());

    assertThat(checkout(first).folder()).isEqualTo(files);
    assertThat(offline.of(wanted(repository.uri(), first), Optional.empty()).folder())
        .isEqualTo(files);
  }

  @Test
  @DisplayName("is of another commit where one is to be taken, whatever the branch means by now")
  void pinned() {
    project.file("more.py", "");
    repository.commit();
    assertThat(checkouts.of(wanted(repository.uri(), "main"), Optional.of(first)).commit())
        .isEqualTo(first);
  }

  @Test
  @DisplayName("has the files alone, and leaves nothing of its making behind")
  void clean() throws IOException {
    GitCheckouts.Checkout made = checkout(null);
    assertThat(made.folder().resolve("grid/__init__.py")).hasContent("ANSWER = 42");
    assertThat(made.folder().resolve(".git")).doesNotExist();
    try (Stream<Path> left = Files.list(made.folder().getParent())) {
      assertThat(left.filter(Files::isDirectory)).containsExactly(made.folder());
    }
  }

  @Test
  @DisplayName("runs no hook of the repository")
  void hooks() {
    project.file(".git/hooks/post-checkout", "#!/bin/sh\ntouch " + folder.resolve("ran") + "\n");
    assertThat(repository.folder().resolve(".git/hooks/post-checkout").toFile().setExecutable(true))
        .isTrue();
    checkout(null);
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  @DisplayName("is refused with what git says of a place that is no repository")
  void noRepository() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertRefused(folder.resolve("empty").toUri(), null, "git says: ");
    assertRefused(folder.resolve("nowhere").toUri(), "main", "git says: ");
  }

  @Test
  @DisplayName("is refused for what is no branch, tag or commit")
  void unknown() {
    assertRefused(repository.uri(), "v9", "it has no branch, tag or commit 'v9'");
    assertRefused(repository.uri(), "0".repeat(40), "no branch, tag or commit '000");
    assertRefused(repository.uri(), "--upload-pack=touch", "begins with a dash");
  }

  @Test
  @DisplayName("is refused without git, which is named")
  void noGit() {
    GitCheckouts without = checkouts(false, Map.of("PATH", folder.toString()));
    assertThatThrownBy(() -> without.of(wanted(repository.uri(), "main"), Optional.empty()))
        .isInstanceOf(FailedCheckoutException.class)
        .hasMessage(
            "%s cannot be checked out: git is needed to read it, and no folder of the PATH has that"
                .formatted(repository.uri()));
  }

  @Nested
  @DisplayName("from a server")
  class Servers {
    private static final String LOGIN = "somebody:se%24cret";
    private final SampleServer server = new SampleServer();
    private Path served;

    @BeforeEach
    void serve() {
      served = folder.resolve("served");
      publish("grid", repository);
      server.elsewhere(SampleServer.guarded("somebody:se$cret", SampleServer.serving(served)));
    }

    @AfterEach
    void closeServer() {
      server.close();
    }

    /** As plain files, which git reads over what it calls dumb HTTP. */
    private void publish(String name, SampleRepository source) {
      String bare = served.resolve(name + ".git").toString();
      source.git("clone", "--quiet", "--bare", ".", bare);
      source.git("--git-dir=" + bare, "update-server-info");
    }

    private RepositoryReference grid(String login, String revision) {
      return wanted(server.url(login, "/grid.git"), revision);
    }

    @Test
    @DisplayName("is had with the login of the URL, which nobody gets to see")
    void login() throws IOException {
      GitCheckouts.Checkout made = checkouts.of(grid(LOGIN, "main"), Optional.empty());
      assertThat(made.commit()).isEqualTo(first);
      assertThat(made.folder().resolve("grid/__init__.py")).exists();
      try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(file).content().doesNotContain("cret");
        }
      }
    }

    @Test
    @DisplayName("is refused with a wrong login, which nobody gets to see either")
    void wrongLogin() {
      assertThatThrownBy(() -> checkouts.of(grid("somebody:wrong", "main"), Optional.empty()))
          .isInstanceOf(FailedCheckoutException.class)
          .hasMessageStartingWith(server.url("/grid.git") + " cannot be checked out: git says: ")
          .hasMessageNotContaining("wrong")
          .hasMessageNotContaining("somebody");
    }

    @Test
    @DisplayName("is had offline as it was when the server was asked last")
    void offline() throws IOException {
      for (String revision : new String[] {null, "main", first.substring(0, 8)}) {
        RepositoryReference wanted = grid(LOGIN, revision);
        checkouts.of(wanted, Optional.empty());
        assertThat(checkouts(true, Map.of()).of(wanted, Optional.empty()).commit())
            .isEqualTo(first);
      }
      int asked = server.requests().size();
      assertThat(checkouts(true, Map.of()).meaning(grid(LOGIN, "main"))).contains(first);
      assertThat(checkouts(false, Map.of()).of(grid(LOGIN, first), Optional.empty()).commit())
          .isEqualTo(first);
      assertThat(server.requests()).hasSize(asked);
    }

    @Test
    @DisplayName("is refused offline where the cache knows nothing of it")
    void unknownOffline() {
      GitCheckouts offline = checkouts(true, Map.of());
      assertThatThrownBy(() -> offline.of(grid(LOGIN, "main"), Optional.empty()))
          .hasMessage(
              "%s cannot be checked out: Maven is offline, and the cache has no files of 'main'"
                  .formatted(server.url("/grid.git")));
      assertThatThrownBy(() -> offline.of(grid(LOGIN, null), Optional.empty()))
          .hasMessageContaining("no files of its default branch");
      assertThatThrownBy(() -> offline.of(grid(LOGIN, "main"), Optional.of(first)))
          .hasMessageContaining("no files of '" + first);
      assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("brings its submodules, and theirs, and none of git's own files")
    void submodules() throws IOException {
      SampleRepository words =
          SampleRepository.of(SampleProject.named("words", folder.resolve("words")));
      publish("words", words);
      SampleProject lines = SampleProject.named("lines", folder.resolve("lines"));
      SampleRepository between = SampleRepository.of(lines);
      between.submodule(words, "words", "../words.git");
      publish("lines", between);
      repository.submodule(between, "lib/lines", server.url(LOGIN, "/lines.git").toString());
      repository.git("push", "--quiet", served.resolve("grid.git").toString(), "main");
      repository.git("--git-dir=" + served.resolve("grid.git"), "update-server-info");

      Path made = checkouts.of(grid(LOGIN, "main"), Optional.empty()).folder();

      assertThat(made.resolve("lib/lines/words/words/__init__.py")).exists();
      try (Stream<Path> files = Files.walk(made)) {
        assertThat(files).noneMatch(file -> file.endsWith(".git"));
      }
    }

    @Test
    @DisplayName("is had by ssh, with the command that the environment names")
    void ssh() throws IOException {
      Path command = folder.resolve("ssh.sh");
      Files.writeString(
          command,
          """
          #!/bin/sh
          [ "$1" = -G ] && exit 1
          for last; do :; done
          echo "$@" >> '%s'
          exec sh -c "$last"
          """
              .formatted(folder.resolve("ssh.log")));
      assertThat(command.toFile().setExecutable(true)).isTrue();
      URI uri = URI.create("ssh://git@g.example" + served.resolve("grid.git"));

      GitCheckouts.Checkout made =
          checkouts(false, Map.of("GIT_SSH_COMMAND", command.toString()))
              .of(wanted(uri, "main"), Optional.empty());

      assertThat(made.commit()).isEqualTo(first);
      assertThat(folder.resolve("ssh.log")).content().contains("git@g.example git-upload-pack");
    }
  }

  @Test
  @DisplayName("is refused where git does not let a submodule be fetched")
  void localSubmodule() {
    SampleRepository words =
        SampleRepository.of(SampleProject.named("words", folder.resolve("words")));
    repository.submodule(words, "words", words.uri().toString());
    assertRefused(repository.uri(), "main", "git says of its submodules: ");
  }

  @Test
  @DisplayName("is refused for repositories that are not git's")
  void otherSystems() {
    assertThatThrownBy(
            () ->
                checkouts.of(
                    new RepositoryReference(
                        "hg+https",
                        URI.create("https://g.example/x"),
                        Optional.empty(),
                        Optional.empty()),
                    Optional.empty()))
        .hasMessageContaining("only git repositories are, and it is one by hg+https");
  }
}
