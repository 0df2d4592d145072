package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.diracgrid.diracos.base.BaseDigestMismatchException;
import org.diracgrid.diracos.base.BaseNotFoundException;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.requirements.MissingRequirementsFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A build, while its base comes or is scanned,")
class ExtensionConcurrencyTest {
  private static final String TARBALL = "/releases/diracos-v0r1.tar.gz";
  private static final String PAGE = "/simple/grid/";

  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private SampleExtension extension;
  private byte[] base;

  @BeforeEach
  void makeInputs() throws IOException {
    extension =
        SampleExtension.gridWithWords(folder)
            .releasedAt(server.url("/releases"))
            .index(server.url("/simple"));
    base = Files.readAllBytes(folder.resolve(TARBALL.substring(1)));
    server
        .on(TARBALL, ranged(base, "\"1\""))
        .on(
            "/releases/diracos-v0r1.md5",
            body(Files.readAllBytes(folder.resolve("releases/diracos-v0r1.md5"))));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("fetches the pages of what is asked for, and asks for none twice")
  void pages() {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        PAGE,
        exchange -> {
          asked.countDown();
          status(404).to(exchange);
        });
    server.on(
        TARBALL,
        exchange -> {
          exchange.sendResponseHeaders(200, base.length);
          OutputStream out = exchange.getResponseBody();
          out.write(base, 0, base.length / 2);
          out.flush();
          // Who waits for the base before all else never gets the rest.
          if (await(asked)) {
            out.write(base, base.length / 2, base.length - base.length / 2);
          }
          exchange.close();
        });

    BuildResult result = extension.build();

    assertThat(result.record().distributions()).hasSize(2);
    assertThat(server.requests())
        .extracting(SampleServer.Request::path)
        .containsExactlyInAnyOrder("/releases/diracos-v0r1.md5", TARBALL, PAGE, "/simple/words/");
  }

  @Test
  @DisplayName("tells its steps in order all the same")
  void events() {
    List<BuildEvent> events = new CopyOnWriteArrayList<>();

    extension.build(events::add);

    assertThat(events)
        .filteredOn(BuildEvent.Started.class::isInstance)
        .extracting(event -> ((BuildEvent.Started) event).step())
        .containsExactly(
            BuildStep.BASE,
            BuildStep.INVENTORY,
            BuildStep.RESOLUTION,
            BuildStep.WHEELS,
            BuildStep.INSTALLATION,
            BuildStep.ARCHIVE);
    assertThat(
            events.stream()
                .filter(BuildEvent.Advanced.class::isInstance)
                .map(BuildEvent.Advanced.class::cast)
                .filter(event -> event.step() == BuildStep.INVENTORY)
                .mapToLong(BuildEvent.Advanced::bytes)
                .sum())
        .as("what was scanned")
        .isEqualTo(base.length);
  }

  @Test
  @DisplayName("may guess, but never for a base it knows: what that has, nobody asks an index for")
  void known() {
    extension.requirements("six").build();
    int before = server.requests("/simple/six/").size();

    extension.force().build();

    assertThat(server.requests("/simple/six/")).hasSize(before);
  }

  @Test
  @DisplayName("does not guess where an earlier result may do, nor asks for anything if it does")
  void unchanged() throws IOException {
    Path local = folder.resolve(TARBALL.substring(1));
    extension.on(local).build();
    int before = server.requests().size();
    Files.setLastModifiedTime(local, FileTime.from(Instant.EPOCH));
    try (var kept = Files.list(folder.resolve("cache/inventories"))) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }

    assertThat(extension.build().upToDate()).isTrue();

    assertThat(server.requests()).hasSize(before);
  }

  @Test
  @DisplayName("asks no index for what a lock tells")
  void locked() {
    extension.lock();
    int before = server.requests(PAGE).size();
    assertThat(before).isOne();
    extension.freshCache();

    assertThat(extension.build().record().distributions()).hasSize(2);

    assertThat(server.requests(TARBALL)).hasSize(2);
    assertThat(server.requests(PAGE)).hasSize(before);
  }

  @Test
  @DisplayName("asks no index when the requirements cannot be read, and says so")
  void noRequirements() {
    extension.remove("requirements.txt");

    assertThatThrownBy(extension::build).isInstanceOf(MissingRequirementsFileException.class);

    assertThat(server.requests())
        .extracting(SampleServer.Request::path)
        .noneMatch(path -> path.startsWith("/simple/"));
  }

  @Test
  @DisplayName("tells first what is wrong with the base")
  void baseFirst() {
    extension.remove("requirements.txt");
    server.on(PAGE, status(403));
    server.on("/releases/diracos-v0r1.md5", body("0".repeat(32)));
    assertThatThrownBy(extension::build).isInstanceOf(BaseDigestMismatchException.class);

    extension.requirements("grid");
    assertThatThrownBy(extension::build).isInstanceOf(BaseDigestMismatchException.class);

    server.on(TARBALL, status(404));
    assertThatThrownBy(extension::build).isInstanceOf(BaseNotFoundException.class);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
