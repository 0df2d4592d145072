package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.index.IndexUnreachableException;
import org.diracgrid.diracos.index.ProjectFiles;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.MissingRequirementsFileException;
import org.diracgrid.diracos.resolver.LockPlace;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Groundwork beside the work on a base")
class GroundworkTest {
  private static final ProjectName GRID = ProjectName.of("grid");

  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private SampleExtension extension;
  private Transfer transfer;

  @BeforeEach
  void open() {
    extension = new SampleExtension(folder).index(server.url("/simple")).requirements("grid");
    transfer = Transfers.open(extension.user(), TransferListener.SILENT);
  }

  @AfterEach
  void close() {
    transfer.close();
    server.close();
  }

  @Test
  @DisplayName("reads the requirements, and asks no index as long as the base takes no time")
  void requirements() {
    try (Groundwork groundwork = begin()) {
      assertThat(groundwork.requirements().requirements()).hasSize(1);
      assertThat(groundwork.lock()).isEmpty();
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisplayName("fetches each page that will surely be needed once, and no other")
  void pages() throws InterruptedException {
    new SampleWheel("local", "1.0").writeTo(folder);
    extension.requirements(
        "-c constraints.txt",
        "other; python_version < '3'",
        "local @ " + folder.resolve("local-1.0-py2.py3-none-any.whl").toUri(),
        "local",
        "Grid[mpi]>=1",
        "grid<9",
        "words");
    extension.file("constraints.txt", "limited==1", "grid<3");
    CountDownLatch asked = new CountDownLatch(2);
    for (String name : new String[] {"grid", "words"}) {
      server.on(
          "/simple/" + name + "/",
          exchange -> {
            asked.countDown();
            status(404).to(exchange);
          });
    }
    try (Groundwork groundwork = begin()) {
      groundwork.fetchPages();
      groundwork.fetchPages();
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

      ProjectFiles files = groundwork.indexes().files(GRID);

      assertThat(files.files()).isEmpty();
    }
    assertThat(server.requests())
        .extracting(SampleServer.Request::path)
        .containsExactlyInAnyOrder("/simple/grid/", "/simple/words/");
  }

  @Test
  @DisplayName("asks no index where a lock is to be heeded")
  void locked() {
    ExtensionLock lock =
        new ExtensionLock(
            new LockPlace(folder.resolve("pylock.toml"), folder), "", null, List.of());
    try (Groundwork groundwork =
        new Groundwork(extension.user(), transfer, extension.spec(), () -> Optional.of(lock))) {
      groundwork.fetchPages();

      assertThat(groundwork.lock()).contains(lock);
      assertThat(groundwork.requirements().requirements()).hasSize(1);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisplayName("asks no index where the requirements cannot be read, of which who wants them hears")
  void noRequirements() {
    extension.remove("requirements.txt");
    try (Groundwork groundwork = begin()) {
      groundwork.fetchPages();

      assertThatThrownBy(groundwork::requirements)
          .isInstanceOf(MissingRequirementsFileException.class);
      assertThatThrownBy(groundwork::indexes).isInstanceOf(MissingRequirementsFileException.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisplayName("lets who wants the lock hear that there is none")
  void noLock() {
    try (Groundwork groundwork =
        new Groundwork(
            extension.user(),
            transfer,
            extension.spec(),
            () -> {
              throw new MissingLockException("pylock.toml");
            })) {
      groundwork.fetchPages();

      assertThat(groundwork.requirements().requirements()).hasSize(1);
      assertThatThrownBy(groundwork::lock).isInstanceOf(MissingLockException.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisplayName("lets who wants a page hear that the index failed, without asking it again")
  void failingIndex() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/simple/grid/",
        exchange -> {
          asked.countDown();
          status(403).to(exchange);
        });
    try (Groundwork groundwork = begin()) {
      groundwork.fetchPages();
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> groundwork.indexes().files(GRID))
          .isInstanceOf(IndexUnreachableException.class);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("begins nothing more when the base is known")
  void ends() {
    try (Groundwork groundwork = begin()) {
      groundwork.end();

      groundwork.fetchPages();

      assertThat(groundwork.requirements().requirements()).hasSize(1);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisplayName("gives up what is on its way when nobody wants it any more")
  void givesUp() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/simple/grid/",
        exchange -> {
          asked.countDown();
          server.silent().to(exchange);
        });
    Groundwork groundwork = begin();
    groundwork.fetchPages();
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    groundwork.close();

    // A page that came would be asked for again, as its request was given up.
    server.on("/simple/grid/", body("<!DOCTYPE html>", "Content-Type", "text/html"));
    assertThat(groundwork.indexes().files(GRID).files()).isEmpty();
    assertThat(server.requests()).hasSize(2);
  }

  private Groundwork begin() {
    return new Groundwork(extension.user(), transfer, extension.spec(), Optional::empty);
  }
}
