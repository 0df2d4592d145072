package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleServer.Answer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is looked at ahead of the search")
class LookaheadTest {
  private static final String METADATA = ".metadata";

  @TempDir Path folder;
  private SampleIndex index;
  private final SampleServer server = new SampleServer();
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void wheel(String name, String version, String... requires) {
    SampleWheel wheel = new SampleWheel(name, version);
    Stream.of(requires).forEach(wheel::requires);
    index.wheel(wheel, "data-core-metadata=\"true\"");
  }

  /** Serves the index's pages and the metadata of its wheels, but no wheel. */
  private void serve() {
    Path root = folder.resolve("index");
    try (Stream<Path> pages = Files.list(root.resolve("simple"));
        Stream<Path> wheels = Files.list(root.resolve("files"))) {
      for (Path page : pages.toList()) {
        server.on("/simple/" + page.getFileName() + "/", page(page.getFileName().toString()));
      }
      for (Path wheel : wheels.toList()) {
        server.on("/files/" + wheel.getFileName() + METADATA, metadata(wheel));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer page(String project) throws IOException {
    Path page = folder.resolve("index/simple").resolve(project).resolve("index.html");
    return body(Files.readAllBytes(page), "Content-Type", "text/html");
  }

  private static Answer metadata(Path wheel) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      return body(
          zip.stream()
              .filter(entry -> entry.getName().endsWith("/METADATA"))
              .findFirst()
              .map(
                  entry -> {
                    try {
                      return zip.getInputStream(entry).readAllBytes();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .orElseThrow());
    }
  }

  private Resolution resolve() {
    return request.resolve(server.url("/simple"), folder);
  }

  private List<String> asked(String suffix) {
    return server.requests().stream()
        .map(SampleServer.Request::path)
        .filter(path -> path.endsWith(suffix))
        .toList();
  }

  /** An answer that waits until as many have been asked for as the barrier holds. */
  private static Answer together(CyclicBarrier barrier, Answer answer) {
    return exchange -> {
      try {
        barrier.await(10, TimeUnit.SECONDS);
        answer.to(exchange);
      } catch (BrokenBarrierException | TimeoutException e) {
        status(404).to(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  @DisplayName("is asked for side by side, pages and metadata, of what the user names")
  void users() throws IOException {
    for (String name : List.of("a", "b", "c", "d")) {
      wheel(name, "1.0");
      request.ask(name);
    }
    serve();
    CyclicBarrier pages = new CyclicBarrier(4);
    CyclicBarrier metadata = new CyclicBarrier(4);
    for (String name : List.of("a", "b", "c", "d")) {
      String file = name + "-1.0-py2.py3-none-any.whl";
      server.on("/simple/" + name + "/", together(pages, page(name)));
      server.on(
          "/files/" + file + METADATA,
          together(metadata, metadata(folder.resolve("index/files").resolve(file))));
    }
    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("a", "b", "c", "d");
  }

  @Test
  @DisplayName("is asked for side by side of what different distributions need")
  void below() throws IOException {
    wheel("a", "1.0", "x");
    wheel("b", "1.0", "y");
    wheel("x", "1.0");
    wheel("y", "1.0");
    request.ask("a").ask("b");
    serve();
    CyclicBarrier pages = new CyclicBarrier(2);
    server.on("/simple/x/", together(pages, page("x")));
    server.on("/simple/y/", together(pages, page("y")));
    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("a", "b", "x", "y");
  }

  @Test
  @DisplayName("is no more than what is needed where nothing clashes")
  void nothingInVain() {
    for (int version = 1; version <= 5; version++) {
      wheel("grid", "" + version, "words>=" + (version - 1), "tools<9");
      wheel("words", "" + version, "tools");
      wheel("tools", "" + version);
      wheel("limits", "" + version, "words");
    }
    request.ask("grid").ask("limits<4").constrain("tools==2");
    serve();

    assertThat(SampleRequest.added(resolve())).containsEntry("tools", "2");

    assertThat(asked("/")).hasSize(4).doesNotHaveDuplicates();
    assertThat(asked(METADATA)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("is not much more than what is tried where the search comes down")
  void comesDown() {
    int versions = 60;
    int tried = 40;
    for (int version = 1; version <= versions; version++) {
      wheel("grid", "" + version, version > versions - tried + 1 ? "words<2" : "words");
    }
    wheel("words", "1.0");
    wheel("words", "2.0");
    request.ask("grid").ask("words>=2");
    serve();

    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "" + (versions - tried + 1));

    assertThat(asked(METADATA))
        .doesNotHaveDuplicates()
        .hasSizeBetween(tried + 1, versions + 2)
        .hasSizeLessThanOrEqualTo(2 * tried);
  }

  @Test
  @DisplayName("fails nothing, whatever becomes of it")
  void failures() {
    wheel("grid", "1.0");
    wheel("grid", "2.0", "nowhere");
    wheel("tools", "1.0", "grid<2");
    request.ask("tools").ask("grid");
    serve();
    // Only the version needs it that seems likely before the tools are known.
    server.on("/simple/nowhere/", status(403));
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "1.0");
  }

  @Test
  @DisplayName("leaves alone what the base has")
  void base() {
    wheel("grid", "1.0", "words");
    wheel("words", "2.0");
    request.ask("grid").installed("words", "1.0");
    serve();

    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("grid");

    assertThat(asked("/")).containsExactly("/simple/grid/");
  }
}
