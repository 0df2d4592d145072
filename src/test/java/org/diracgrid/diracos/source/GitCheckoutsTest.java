package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleRepository;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
    checkouts = new GitCheckouts(folder.resolve("cache"), false);
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
        .isInstanceOf(UnbuildableProjectException.class)
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
    assertThat(checkout("main").commit()).isEqualTo(second);
  }

  @Test
  @DisplayName("of a commit that is in the cache needs no repository any more")
  void cached() throws IOException {
    Path files = checkout(null).folder();
    SdistTrees.remove(repository.folder());
    GitCheckouts offline = new GitCheckouts(folder.resolve("cache"), true);

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
      assertThat(left).containsExactly(made.folder());
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
  @DisplayName("is refused offline where a server would have to be asked")
  void offline() {
    GitCheckouts offline = new GitCheckouts(folder.resolve("cache"), true);
    assertThatThrownBy(
            () ->
                offline.of(
                    wanted(URI.create("https://somebody:secret@g.example/x.git"), "main"),
                    Optional.empty()))
        .hasMessageContaining("Maven is offline")
        .hasMessageStartingWith("https://g.example/x.git cannot");
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
        .hasMessageContaining("only git repositories can be checked out, not by hg+https");
  }
}
