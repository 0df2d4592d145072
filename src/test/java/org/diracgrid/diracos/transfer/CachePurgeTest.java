package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.cut;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Purging the cache")
class CachePurgeTest {
  private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));
  private static final Optional<Duration> ANY_AGE = Optional.empty();
  private static final OptionalLong ANY_SIZE = OptionalLong.empty();

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Path cache() {
    return temp.resolve("cache");
  }

  private Transfer transfer(boolean offline) {
    return new Transfer(
        new TransferSettings(cache(), offline, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
        TransferListener.SILENT,
        new Credentials(Map.of(), Netrc.empty()));
  }

  /** A file of so many bytes that the cache holds, last used so many days ago. */
  private Path file(String path, int size, int days) throws IOException {
    server.on(path, body((path + "x".repeat(size)).substring(0, size)));
    try (Transfer transfer = transfer(false)) {
      Path file = transfer.file(server.url(path), List.of()).path();
      age(cache(), days);
      return file;
    }
  }

  /** What is of today is of so many days ago from now on. */
  private static void age(Path folder, int days) throws IOException {
    FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(days)));
    try (Stream<Path> files = Files.walk(folder.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        BasicFileAttributeView view =
            Files.getFileAttributeView(file, BasicFileAttributeView.class);
        Instant used = CacheInspection.used(view.readAttributes());
        if (used.isAfter(Instant.now().minus(Duration.ofHours(12)))) {
          view.setTimes(time, time, null);
        }
      }
    }
  }

  private CachePurge.Result purge(Optional<Duration> unused, OptionalLong keep) {
    return new CachePurge(cache()).purge(unused, keep, false);
  }

  @Test
  @DisplayName("removes what was not used for so long, and tells how much that was")
  void byAge() throws IOException {
    Path old = file("/old", 1000, 31);
    Path young = file("/young", 500, 29);

    CachePurge.Result result = purge(MONTH, ANY_SIZE);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(result.before().counts().get(CachePart.FILES))
        .isEqualTo(new CacheContents.Amount(2, 1500));
    assertThat(result.removed().counts().get(CachePart.FILES))
        .isEqualTo(new CacheContents.Amount(1, 1000));
    assertThat(result.removed().counts().get(CachePart.PAGES).entries()).isOne();
    assertThat(new CachePurge(cache()).contents().total().entries()).isEqualTo(2);
  }

  @Test
  @DisplayName("knows what was used by its use, not only by when it came")
  void byUse() throws IOException {
    Path used = file("/used", 1000, 100);
    Path unused = file("/unused", 1000, 100);
    FileTime written = Files.getLastModifiedTime(used);
    try (Transfer transfer = transfer(true)) {
      transfer.file(server.url("/used"), List.of());
    }

    purge(MONTH, ANY_SIZE);

    assertThat(used).exists();
    assertThat(Files.getLastModifiedTime(used)).isEqualTo(written);
    assertThat(unused).doesNotExist();
    try (Transfer transfer = transfer(true)) {
      assertThat(transfer.file(server.url("/used"), List.of()).path()).exists();
      assertThatThrownBy(() -> transfer.file(server.url("/unused"), List.of()))
          .isInstanceOf(OfflineException.class);
    }
  }

  @Test
  @DisplayName("makes it small enough, what was used least recently going first")
  void bySize() throws IOException {
    Path oldest = file("/oldest", 10_000, 9);
    Path older = file("/older", 20_000, 6);
    Path newest = file("/newest", 30_000, 3);

    CachePurge.Result result = purge(ANY_AGE, OptionalLong.of(55_000));

    assertThat(oldest).doesNotExist();
    assertThat(older).exists();
    assertThat(newest).exists();
    assertThat(result.spared()).isZero();
    assertThat(new CachePurge(cache()).contents().total().bytes()).isLessThanOrEqualTo(55_000);

    purge(ANY_AGE, OptionalLong.of(0));
    assertThat(new CachePurge(cache()).contents().total().entries()).isZero();
  }

  @Test
  @DisplayName("removes a page, which then is asked for as if for the first time")
  void pages() throws IOException {
    server.on("/page", body("text", "ETag", "\"1\""));
    try (Transfer transfer = transfer(false)) {
      transfer.page(server.url("/page"), "*/*");
    }
    age(cache(), 40);

    assertThat(purge(MONTH, ANY_SIZE).removed().counts().get(CachePart.PAGES).entries()).isOne();
    assertThat(new CachePurge(cache()).contents().total().entries()).isZero();

    try (Transfer transfer = transfer(false)) {
      assertThat(transfer.page(server.url("/page"), "*/*").text(UTF_8)).isEqualTo("text");
    }
    assertThat(server.requests())
        .extracting(it -> it.header("If-None-Match"))
        .allMatch(Optional::isEmpty);
  }

  @Test
  @DisplayName("removes a broken download with what its server said of it, or keeps both")
  void broken() throws IOException {
    server.on("/broken", cut(new byte[1 << 20], "ETag", "\"1\""));
    try (Transfer transfer = transfer(false)) {
      assertThatThrownBy(() -> transfer.file(server.url("/broken"), List.of()))
          .isInstanceOf(BrokenTransferException.class);
    }
    age(cache(), 40);
    try (Stream<Path> files = Files.list(cache().resolve("partial"))) {
      Path part = files.filter(it -> it.toString().endsWith(".part")).findFirst().orElseThrow();
      Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
    }

    assertThat(purge(MONTH, ANY_SIZE).removed().total().entries()).isZero();
    age(cache(), 40);
    assertThat(purge(MONTH, ANY_SIZE).removed().counts().get(CachePart.PARTIAL).entries()).isOne();
    assertThat(cache().resolve("partial")).isEmptyDirectory();
  }

  @Test
  @DisplayName("only tells what would go, if that is wanted")
  void dry() throws IOException {
    Path old = file("/old", 1000, 31);

    CachePurge.Result result = new CachePurge(cache()).purge(MONTH, ANY_SIZE, true);

    assertThat(result.removed().total().entries()).isEqualTo(2);
    assertThat(old).exists();
  }

  @Test
  @DisplayName(
      "removes a tree as a whole, unless a build is under way, and no link of it is followed")
  void trees() throws IOException {
    Path precious = Files.writeString(temp.resolve("precious"), "precious");
    Path tree = cache().resolve("built/sdists/" + "a".repeat(64));
    Path commit = cache().resolve("built/git/" + "b".repeat(16) + "/" + "c".repeat(40));
    for (Path folder : List.of(tree, commit)) {
      Files.createDirectories(folder.resolve("src"));
      Files.writeString(folder.resolve("src/module.py"), "x = 1");
      Files.createSymbolicLink(folder.resolve("link"), precious);
      Files.createSymbolicLink(folder.resolve("up"), temp);
    }
    Path meaning = commit.resolveSibling("d".repeat(64) + ".commit");
    Files.writeString(meaning, "c".repeat(40));
    try (Transfer build = transfer(true)) {
      assertThat(build.cacheFolder("built")).exists();
      assertThat(purge(ANY_AGE, OptionalLong.of(0)).spared()).isEqualTo(3);
    }

    CachePurge.Result result = purge(ANY_AGE, OptionalLong.of(0));

    assertThat(result.removed().counts().get(CachePart.BUILT).entries()).isEqualTo(3);
    assertThat(meaning).doesNotExist();
    assertThat(tree).doesNotExist();
    assertThat(tree.getParent()).isEmptyDirectory();
    assertThat(commit.getParent()).isEmptyDirectory();
    assertThat(precious).hasContent("precious");
  }

  @Test
  @DisplayName("touches nothing that is not the cache's own, nor what lies behind a link")
  void strangers() throws IOException {
    Path digestNamed = Path.of("ab", "ab" + "0".repeat(62));
    Path outside = temp.resolve("outside");
    Path precious = outside.resolve(digestNamed);
    Files.createDirectories(precious.getParent());
    Files.writeString(precious, "precious");
    Files.createDirectories(cache().resolve("pages"));
    Files.createSymbolicLink(cache().resolve("content-sha256"), outside);
    Files.createSymbolicLink(cache().resolve("pages/ab"), outside.resolve("ab"));
    Path link = cache().resolve("content-sha512").resolve(digestNamed);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, precious);
    List<Path> others =
        List.of(
            cache().resolve("thesis.tex"),
            cache().resolve("pages/thesis.tex"),
            cache().resolve("content-sha512/ab/cd" + "0".repeat(62)),
            cache().resolve("content-sha512/ab/deep/ab" + "0".repeat(62)),
            cache().resolve("src/draft1.tmp"));
    for (Path other : others) {
      Files.createDirectories(other.getParent());
      Files.writeString(other, "mine");
    }
    age(temp, 100);

    assertThat(purge(MONTH, OptionalLong.of(0)).removed().total().entries()).isZero();

    assertThat(precious).hasContent("precious");
    assertThat(link).isSymbolicLink();
    assertThat(others).allSatisfy(it -> assertThat(it).exists());
  }

  @Test
  @DisplayName("works on a cache that lies behind a link, and on none at all")
  void linkedRoot() throws IOException {
    assertThat(purge(MONTH, OptionalLong.of(0)).before().total().entries()).isZero();
    assertThat(cache()).doesNotExist();

    Files.createDirectories(temp.resolve("disk"));
    Files.createSymbolicLink(cache(), temp.resolve("disk"));
    Path file = file("/f", 10, 40);

    purge(MONTH, ANY_SIZE);

    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("spares what a build that is under way may be using, and nothing else")
  void underWay() throws IOException {
    Path old = file("/old", 1000, 2);
    file("/used", 1000, 100);
    Path recent = file("/recent", 1000, 0);
    Path inUse;
    try (Transfer build = transfer(true)) {
      inUse = build.file(server.url("/used"), List.of()).path();

      CachePurge.Result result = purge(ANY_AGE, OptionalLong.of(0));

      assertThat(old).doesNotExist();
      assertThat(recent).exists();
      assertThat(inUse).exists();
      assertThat(result.spared()).isGreaterThanOrEqualTo(2);
    }

    assertThat(purge(ANY_AGE, OptionalLong.of(0)).spared()).isZero();
    assertThat(recent).doesNotExist();
    assertThat(inUse).doesNotExist();
  }

  @Test
  @DisplayName("lets builds go on that find and fetch all the time")
  void beside() throws IOException {
    byte[] bytes = "wheel".getBytes(UTF_8);
    Checksum sha256 = Digests.of(bytes).sha256();
    URI url = server.url("/f");
    server.on("/f", body(bytes));
    CompletableFuture<Void> builds =
        CompletableFuture.allOf(
            Stream.generate(
                    () ->
                        CompletableFuture.runAsync(
                            () -> {
                              for (int i = 0; i < 30; i++) {
                                try (Transfer build = transfer(false)) {
                                  Path file = build.file(url, List.of(sha256)).path();
                                  assertThat(file).hasBinaryContent(bytes);
                                }
                              }
                            }))
                .limit(4)
                .toArray(CompletableFuture[]::new));
    while (!builds.isDone()) {
      purge(ANY_AGE, OptionalLong.of(0));
    }

    builds.join();
  }
}
