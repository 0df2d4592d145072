package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of two builds of one extension at once")
class SimultaneousBuildsTest {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CompletableFuture<Thread> second = new CompletableFuture<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() {
    extension = SampleExtension.gridWithWords(folder).ofNow();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** Begins another one in the middle of one, which goes on when the other waits. */
  private List<BuildResult> build() throws Exception {
    CompletableFuture<Future<BuildResult>> other = new CompletableFuture<>();
    Future<BuildResult> one =
        threads.submit(
            () ->
                extension.build(
                    event -> {
                      heard.add("one " + event);
                      if (event instanceof BuildEvent.Started started
                          && started.step() == BuildStep.INSTALLATION) {
                        other.complete(threads.submit(this::another));
                        awaitWaiting();
                      }
                    }));
    return List.of(one.get(), other.get().get());
  }

  private BuildResult another() {
    second.complete(Thread.currentThread());
    return extension.build(event -> heard.add("other " + event));
  }

  private void awaitWaiting() {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (second.join().getState() != Thread.State.BLOCKED) {
      assertThat(System.nanoTime()).as("the other one waits").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("one waits for the other, and finds that there is nothing left to do")
  void upToDate() throws Exception {
    List<BuildResult> results = build();

    assertThat(results).extracting(BuildResult::upToDate).containsExactly(false, true);
    assertThat(heard.indexOf(first("other ")))
        .isGreaterThan(heard.indexOf(first("one Finished[step=ARCHIVE")));
  }

  private String first(String beginning) {
    return heard.stream().filter(it -> it.startsWith(beginning)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("each writes whole results, of which none is the other's")
  void forced() throws Exception {
    extension.force();

    BuildResult last = build().get(1);

    assertThat(last.upToDate()).isFalse();
    String md5 = DigestStore.compute(last.tarball(), DigestAlgorithm.MD5).hex();
    assertThat(Files.readString(last.md5())).isEqualTo(md5);
    assertThat(last.record().archive().md5()).isEqualTo(md5);
    assertThat(FolderContents.of(extension.target()))
        .as("no draft is left")
        .containsOnlyKeys(
            "VOdiracos-v1.tar.gz",
            "VOdiracos-v1.md5",
            "VOdiracos-v1.build.json",
            "VOdiracos-v1.cyclonedx.json",
            "VOdiracos-v1.release-notes.md");
  }
}
