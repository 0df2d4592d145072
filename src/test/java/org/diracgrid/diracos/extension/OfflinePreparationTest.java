package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.transfer.CachePart;
import org.diracgrid.diracos.transfer.CachePurge;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.OfflineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Going offline")
class OfflinePreparationTest {
  private static final String TARBALL = "/releases/diracos-v0r1.tar.gz";

  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private final List<String> steps = new ArrayList<>();
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() throws IOException {
    new SampleBase("v0r1").distribution("six", "1.16.0").releaseTo(folder.resolve("releases"));
    Files.createDirectories(folder.resolve("wheels"));
    serve(TARBALL);
    serve("/releases/diracos-v0r1.md5");
    offer(new SampleWheel("grid", "1.0").requires("six").requires("words>=2").command("grid"));
    // Two of the same project: the metadata of the newer one decides for the older.
    offer(
        large(new SampleWheel("words", "3.0").requires("absent")),
        large(new SampleWheel("words", "2.1")));
    extension =
        new SampleExtension(folder)
            .releasedAt(server.url("/releases"))
            .index(server.url("/simple"))
            .requirements("grid");
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** So large that only its end is read for its metadata, which has no hash to be known by. */
  private static SampleWheel large(SampleWheel wheel) {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    return wheel.file("words/noise.txt", Base64.getEncoder().encodeToString(noise));
  }

  private void serve(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(path.substring(1)));
    server.on(path, ranged(bytes, "\"1\""));
  }

  private void offer(SampleWheel... wheels) throws IOException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    String project = "";
    for (SampleWheel wheel : wheels) {
      wheel.writeTo(folder.resolve("files"));
      serve("/files/" + wheel.filename());
      page.append("<a href=\"/files/%1$s\">%1$s</a>\n".formatted(wheel.filename()));
      project = wheel.filename().substring(0, wheel.filename().indexOf('-'));
    }
    server.on("/simple/" + project + "/", body(page.toString(), "Content-Type", "text/html"));
  }

  private OfflineInputs prepare() {
    return prepare(Optional.empty());
  }

  private OfflineInputs prepare(Optional<PreviousChoice> previous) {
    return new OfflinePreparation(extension.user(), this::hear).prepare(extension.spec(), previous);
  }

  private void hear(BuildEvent event) {
    if (event instanceof BuildEvent.Finished finished) {
      steps.add(finished.step().label());
    }
  }

  @Test
  @DisplayName("brings all that a build needs, which then asks nobody and gives the same")
  void prepares() throws IOException {
    OfflineInputs inputs = prepare();

    assertThat(steps).containsExactly("base", "inventory", "resolution", "wheels");
    assertThat(inputs.base()).isEqualTo("DIRACOS v0r1");
    assertThat(inputs.distributions()).isEqualTo(2);
    assertThat(inputs.size()).isGreaterThan(300_000);
    assertThat(extension.target()).doesNotExist();
    server.close();

    BuildResult result = extension.offline().build();

    assertThat(result.record().distributions())
        .extracting(BuildRecord.Distribution::name, BuildRecord.Distribution::version)
        .containsExactlyInAnyOrder(tuple("grid", "1.0"), tuple("words", "2.1"));
  }

  @Test
  @DisplayName("makes no request twice, and fetches no file that it has")
  void requests() {
    prepare();
    assertThat(server.requests())
        .extracting(request -> request.path() + request.header("Range").orElse(""))
        .doesNotHaveDuplicates();
    int first = server.requests().size();

    prepare();

    assertThat(server.requests().subList(first, server.requests().size()))
        .filteredOn(request -> request.path().endsWith("gz") || request.path().endsWith("whl"))
        .isNotEmpty()
        .allMatch(
            request ->
                request.header("If-None-Match").isPresent() || request.header("Range").isPresent());
  }

  @Test
  @DisplayName("leaves nothing in the cache that could not be told and removed")
  void accounted() throws IOException {
    prepare();
    Path cache = extension.user().cacheFolder();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(cache)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }

    CachePurge purge = new CachePurge(cache);

    assertThat(purge.contents().total().bytes()).isEqualTo(bytes);
    assertThat(purge.contents().counts())
        .containsOnlyKeys(
            CachePart.FILES, CachePart.PAGES, CachePart.METADATA, CachePart.INVENTORIES);
    purge.purge(Optional.empty(), OptionalLong.of(0), false);
    assertThat(purge.contents().total().entries()).isZero();
    assertThat(extension.build().record().distributions()).hasSize(2);
  }

  @Test
  @DisplayName("tells of no byte that comes, when all is there already")
  void warm() throws IOException {
    Path wheel = new SampleWheel("solo", "1.0").writeTo(folder.resolve("files"));
    String link = "/files/" + wheel.getFileName();
    serve(link);
    String hash =
        HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(Files.readAllBytes(wheel)));
    String page = "<!DOCTYPE html><a href=\"%s#sha256=%s\">solo</a>".formatted(link, hash);
    server.on(
        "/simple/solo/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          ranged(page.getBytes(UTF_8), "\"1\"").to(exchange);
        });
    byte[] md5 = Files.readAllBytes(folder.resolve("releases/diracos-v0r1.md5"));
    server.on("/releases/diracos-v0r1.md5", ranged(md5, "\"1\""));
    extension.requirements("solo");
    prepare();
    List<BuildEvent> events = new CopyOnWriteArrayList<>();

    new OfflinePreparation(extension.user(), events::add)
        .prepare(extension.spec(), Optional.empty());

    assertThat(events).noneMatch(BuildEvent.Advanced.class::isInstance);
  }

  @Test
  @DisplayName("remembers which of several folders has no base")
  void severalFolders() {
    extension.releasedAt(server.url("/nowhere"), server.url("/releases"));
    prepare();
    server.close();

    assertThat(extension.offline().build().record().base().origin())
        .isEqualTo(server.url(TARBALL).toString());
  }

  @Test
  @DisplayName("brings the earlier extension that the build compares with")
  void previous() throws IOException {
    Path earlier = extension.build().tarball();
    server.on("/earlier/VOdiracos-v1.tar.gz", ranged(Files.readAllBytes(earlier), "\"1\""));
    PreviousChoice choice =
        new PreviousChoice(new BaseReference.Remote(server.url("/earlier/VOdiracos-v1.tar.gz")));
    extension.freshCache().named("VO", "v2");

    prepare(Optional.of(choice));
    server.close();

    Documents documents = new Documents(true, Optional.empty(), Optional.of(choice));
    assertThat(extension.offline().documents(documents).build().tarball()).exists();
  }

  @Test
  @DisplayName("brings what a lock names, and asks no index")
  void locked() {
    extension.lock();
    extension.freshCache();
    int before = server.requests().size();

    prepare();

    assertThat(server.requests().subList(before, server.requests().size()))
        .extracting(SampleServer.Request::path)
        .noneMatch(path -> path.startsWith("/simple"));
    server.close();
    assertThat(extension.offline().build().record().distributions()).hasSize(2);
  }

  @Test
  @DisplayName("without a network finds out what is missing, and opens no socket")
  void missing() throws IOException {
    prepare();
    int before = server.requests().size();
    extension.offline();
    assertThat(prepare().distributions()).isEqualTo(2);

    extension.requirements("grid", "other");
    assertThatThrownBy(this::prepare)
        .isInstanceOf(OfflineException.class)
        .hasMessageContaining(server.url("/simple/other/").toString());
    extension.freshCache();
    assertThatThrownBy(this::prepare)
        .isInstanceOf(OfflineException.class)
        .hasMessageContaining(server.url(TARBALL).toString());
    assertThatThrownBy(extension::build)
        .isInstanceOf(OfflineException.class)
        .hasMessageContaining(server.url(TARBALL).toString());

    assertThat(server.requests()).hasSize(before);
    assertThat(extension.target()).doesNotExist();
  }
}
