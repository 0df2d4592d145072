package org.diracgrid.diracos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Netrc;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.RefusedException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Package indexes")
class PackageIndexesTest {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final String HEX = "ab".repeat(32);
  private static final Checksum SHA256 = new Checksum(DigestAlgorithm.SHA256, HEX);
  private static final ProjectName GRID = ProjectName.of("Grid.Tool");

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private Transfer transfer(boolean offline) {
    return new Transfer(
        new TransferSettings(
            temp.resolve("cache"), offline, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
        TransferListener.SILENT,
        new Credentials(Map.of(), Netrc.empty()));
  }

  private PackageIndexes indexes(URI... urls) {
    return new PackageIndexes(transfer(false), List.of(urls), List.of());
  }

  private PackageIndexes findLinks(URI... urls) {
    return new PackageIndexes(transfer(false), List.of(), List.of(urls));
  }

  private void html(String body) {
    server.on("/simple/grid-tool/", body(body, "Content-Type", "text/html"));
  }

  private void json(String body) {
    server.on("/simple/grid-tool/", body(body, "Content-Type", JSON));
  }

  private ProjectFiles grid() {
    return indexes(server.url("/simple")).files(GRID);
  }

  @Nested
  @DisplayName("that answer in HTML")
  class InHtml {
    @Test
    @DisplayName("tell all that the attributes of a link say")
    void attributes() {
      html(
          """
          <!DOCTYPE html><html><body>
          <a href="../../files/grid_tool-1.0-py3-none-any.whl#sha256=%s"
             data-requires-python="&gt;=3.7" data-yanked="bad build"
             data-core-metadata="sha256=%s">grid_tool</a>
          <a href="../../files/Grid-Tool-0.9.tar.gz" data-yanked>sdist</a>
          </body></html>
          """
              .formatted(HEX, HEX));

      ProjectFiles project = grid();

      assertThat(project.files()).hasSize(2);
      DistributionFile wheel = project.files().get(0);
      assertThat(wheel.filename()).isEqualTo("grid_tool-1.0-py3-none-any.whl");
      assertThat(wheel.project()).isEqualTo(GRID);
      assertThat(wheel.version()).hasToString("1.0");
      assertThat(wheel.wheel()).isPresent();
      assertThat(wheel.uri()).isEqualTo(server.url("/files/grid_tool-1.0-py3-none-any.whl"));
      assertThat(wheel.hashes()).containsExactly(SHA256);
      assertThat(wheel.requiresPython()).contains(">=3.7");
      assertThat(wheel.yanked()).contains("bad build");
      assertThat(wheel.metadata())
          .contains(
              new MetadataLink(
                  server.url("/files/grid_tool-1.0-py3-none-any.whl.metadata"), List.of(SHA256)));
      assertThat(wheel.source()).isEqualTo(server.url("/simple").toString());
      DistributionFile sdist = project.files().get(1);
      assertThat(sdist.wheel()).isEmpty();
      assertThat(sdist.version()).hasToString("0.9");
      assertThat(sdist.yanked()).contains("");
      assertThat(sdist.hashes()).isEmpty();
    }

    @Test
    @DisplayName("resolve links against the page's base, and forgive what browsers forgive")
    void links() {
      html(
          """
          <base href="/mirror/deep/"><base href="/ignored/">
          <a href=" a/grid_tool-1.0-py3-none-any.whl ">1</a>
          <a href="b c/grid_tool-2.0%2Blocal-py3-none-any.whl?sig=[x]|y#frag=1">2</a>
          """);

      assertThat(grid().files())
          .extracting(DistributionFile::uri)
          .containsExactly(
              server.url("/mirror/deep/a/grid_tool-1.0-py3-none-any.whl"),
              server.url(
                  "/mirror/deep/b%20c/grid_tool-2.0%2Blocal-py3-none-any.whl?sig=%5Bx%5D%7Cy"));
    }

    @Test
    @DisplayName("believe the new name of the metadata attribute alone where both stand")
    void metadataPrecedence() {
      html(
          """
          <a data-core-metadata="false" data-dist-info-metadata="true"
             href="grid_tool-1-py3-none-any.whl">1</a>
          <a data-dist-info-metadata="true" href="grid_tool-2-py3-none-any.whl?x=1">2</a>
          <a data-core-metadata="md9=abc" href="grid_tool-3-py3-none-any.whl">3</a>
          """);

      List<DistributionFile> files = grid().files();

      assertThat(files.get(0).metadata()).isEmpty();
      assertThat(files.get(1).metadata())
          .contains(
              new MetadataLink(
                  server.url("/simple/grid-tool/grid_tool-2-py3-none-any.whl.metadata?x=1"),
                  List.of()));
      assertThat(files.get(2).metadata().orElseThrow().hashes()).isEmpty();
    }

    @Test
    @DisplayName("list what is no distribution of the project with the reason")
    void unusable() {
      html(
          """
          <a href="..">up</a>
          <a href="grid_tool-1.0.egg">1</a>
          <a href="other-1.0-py3-none-any.whl">2</a>
          <a href="grid_tool-1.0-any.whl">3</a>
          <a href="other-1.0.tar.gz">4</a>
          <a href="grid_tool-1.0-py3-none-any.whl#sha256=short">5</a>
          <a href="file:///etc/grid_tool-1.0-py3-none-any.whl">6</a>
          <a href="ftp://example.org/grid_tool-1.0.zip">7</a>
          <a href="http://[broken/x">8</a>
          <a>nothing</a>
          """);

      ProjectFiles project = grid();

      assertThat(project.files()).isEmpty();
      assertThat(project.unusable())
          .extracting(UnusableFile::filename)
          .containsExactlyInAnyOrder(
              "grid_tool-1.0.egg",
              "other-1.0-py3-none-any.whl",
              "grid_tool-1.0-any.whl",
              "other-1.0.tar.gz",
              "grid_tool-1.0-py3-none-any.whl",
              "grid_tool-1.0-py3-none-any.whl",
              "grid_tool-1.0.zip",
              "http://[broken/x");
      assertThat(project.unusable())
          .contains(
              new UnusableFile("grid_tool-1.0-py3-none-any.whl", "its hash is malformed"),
              new UnusableFile(
                  "grid_tool-1.0-py3-none-any.whl",
                  "a server's link leads to a file of this machine"));
      assertThat(project.sources()).containsExactly(server.url("/simple").toString());
    }

    @Test
    @DisplayName("are refused when they speak another major version, not for a newer minor one")
    void version() {
      html("<meta name='pypi:repository-version' content='1.99'><a href='grid_tool-1.zip'></a>");
      assertThat(grid().files()).hasSize(1);

      html("<meta name='pypi:repository-version' content='2.0'>");
      assertThatThrownBy(PackageIndexesTest.this::grid)
          .isInstanceOfSatisfying(
              UnsupportedIndexVersionException.class,
              e -> {
                assertThat(e.version()).isEqualTo("2.0");
                assertThat(e.page()).isEqualTo(server.url("/simple/grid-tool/"));
              });
    }

    @Test
    @DisplayName("may be of any charset")
    void charset() {
      server.on(
          "/simple/grid-tool/",
          body(
              "<a data-yanked='\u00fc' href='grid_tool-1.zip'>"
                  .getBytes(StandardCharsets.ISO_8859_1),
              "Content-Type",
              "text/html; charset=\"ISO-8859-1\""));

      assertThat(grid().files().get(0).yanked()).contains("\u00fc");
    }
  }

  @Nested
  @DisplayName("that answer in JSON")
  class InJson {
    @Test
    @DisplayName("are asked for JSON first and tell all they know")
    void allFields() {
      json(
          """
          {"files": [{
             "filename": "grid_tool-1.0-py3-none-any.whl",
             "url": "/files/grid_tool-1.0-py3-none-any.whl",
             "hashes": {"sha256": "%s", "blake9": "x"},
             "requires-python": ">=3.6", "yanked": false, "gpg-sig": true,
             "dist-info-metadata": true, "core-metadata": {"sha256": "%s"},
             "size": 1234, "upload-time": "2024-05-06T07:08:09.123456Z", "new": [{}]
           }, {
             "filename": "grid_tool-2.0.tar.gz", "url": "https://files.example.org/s.tar.gz",
             "hashes": {}, "yanked": "why", "size": -1, "upload-time": "yesterday",
             "core-metadata": false, "dist-info-metadata": {"sha256": "%s"}
           }, {
             "filename": "grid_tool-3.0.tar.gz", "url": "grid_tool-3.0.tar.gz", "yanked": true,
             "requires-python": null
           }],
           "meta": {"api-version": "1.4"}, "name": "grid-tool", "versions": ["1.0"]}
          """
              .formatted(HEX, HEX, HEX));

      List<DistributionFile> files = grid().files();

      assertThat(server.requests().get(0).header("Accept").orElseThrow()).startsWith(JSON + ",");
      DistributionFile wheel = files.get(0);
      assertThat(wheel.uri()).isEqualTo(server.url("/files/grid_tool-1.0-py3-none-any.whl"));
      assertThat(wheel.hashes()).containsExactly(SHA256);
      assertThat(wheel.requiresPython()).contains(">=3.6");
      assertThat(wheel.yanked()).isEmpty();
      assertThat(wheel.metadata().orElseThrow().hashes()).containsExactly(SHA256);
      assertThat(wheel.size()).isEqualTo(OptionalLong.of(1234));
      assertThat(wheel.uploadTime()).contains(Instant.parse("2024-05-06T07:08:09.123456Z"));
      assertThat(files.get(1).yanked()).contains("why");
      assertThat(files.get(1).size()).isEmpty();
      assertThat(files.get(1).uploadTime()).isEmpty();
      assertThat(files.get(1).metadata()).isEmpty();
      assertThat(files.get(2).yanked()).contains("");
      assertThat(files.get(2).requiresPython()).isEmpty();
    }

    @Test
    @DisplayName("pass over single files that are malformed")
    void malformedFiles() {
      json(
          """
          {"meta": {"api-version": "1.0"}, "files": [
            {"filename": "grid_tool-1.zip", "url": "grid_tool-1.zip", "hashes": {"md5": "zz"}},
            {"filename": "grid_tool-2.zip"},
            {"filename": "grid_tool-3.zip", "url": 7},
            "text",
            {"url": "grid_tool-4.zip", "hashes": "none"}
          ]}
          """);

      ProjectFiles project = grid();

      assertThat(project.files())
          .extracting(DistributionFile::filename)
          .containsExactly("grid_tool-4.zip");
      assertThat(project.unusable())
          .contains(
              new UnusableFile("grid_tool-1.zip", "its hash is malformed"),
              new UnusableFile("grid_tool-2.zip", "its link is no URL"));
    }

    @Test
    @DisplayName("are refused when they speak another major version")
    void version() {
      json("{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []}");

      assertThatThrownBy(PackageIndexesTest.this::grid)
          .isInstanceOf(UnsupportedIndexVersionException.class)
          .hasMessageContaining("version 2.0");
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "[]", "{\"files\": {}}", "{\"files\": [", "{\"meta\": ", "nothing"})
    @DisplayName("are errors that name the page when they make no sense")
    void nonsense(String body) {
      json(body);

      assertThatThrownBy(PackageIndexesTest.this::grid)
          .isInstanceOfSatisfying(
              InvalidIndexPageException.class,
              e -> assertThat(e.page()).isEqualTo(server.url("/simple/grid-tool/")));
    }

    @Test
    @DisplayName("are errors when they nest without end")
    void deep() {
      json("{\"files\": [" + "[".repeat(100_000));

      assertThatThrownBy(PackageIndexesTest.this::grid)
          .isInstanceOf(InvalidIndexPageException.class);
    }
  }

  @Nested
  @DisplayName("together")
  class Together {
    @Test
    @DisplayName("pool what they have, in order, and say who knows the project")
    void pooled() throws IOException {
      server.on("/a/grid-tool/", body("<a href='grid_tool-1.zip'>", "Content-Type", "text/html"));
      server.on("/b/grid-tool/", body("<a href='grid_tool-2.zip'>", "Content-Type", "text/html"));
      Path links = Files.createDirectories(temp.resolve("links"));
      new SampleWheel("grid-tool", "3").writeTo(links);
      PackageIndexes indexes =
          new PackageIndexes(
              transfer(false),
              List.of(server.url("/a/"), server.url("/none"), server.url("me:secret", "/b")),
              List.of(links.toUri()));

      ProjectFiles project = indexes.files(GRID);

      assertThat(project.files())
          .extracting(file -> file.version().toString())
          .as("those of find-links first, as pip has it")
          .containsExactly("3", "1", "2");
      assertThat(project.sources())
          .containsExactly(
              server.url("/a/").toString(), server.url("/b").toString(), links.toUri().toString());
      assertThat(project.searched()).hasSize(4).contains(server.url("/none").toString());
    }

    @Test
    @DisplayName("that do not know a project offer nothing")
    void unknown() {
      ProjectFiles project = grid();

      assertThat(project.files()).isEmpty();
      assertThat(project.sources()).isEmpty();
      assertThat(project.searched()).containsExactly(server.url("/simple").toString());
    }

    @Test
    @DisplayName("are asked once per project, however many threads want it")
    void once() throws Exception {
      html("<a href='grid_tool-1.zip'>");
      PackageIndexes indexes = indexes(server.url("/simple/"));
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<ProjectFiles>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        running.add(threads.submit(() -> indexes.files(GRID)));
      }
      for (Future<ProjectFiles> one : running) {
        assertThat(one.get().files()).hasSize(1);
      }
      threads.shutdown();

      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("count once where their URLs differ in nothing but a slash at the end")
    void slash() {
      html("<a href='grid_tool-1.zip'>");

      ProjectFiles project = indexes(server.url("/simple/"), server.url("/simple")).files(GRID);

      assertThat(project.sources()).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("fail, naming the index, when one cannot answer")
    void unreachable() {
      server.on("/simple/grid-tool/", status(403));

      assertThatThrownBy(() -> indexes(server.url("me:secret", "/simple")).files(GRID))
          .isInstanceOfSatisfying(
              IndexUnreachableException.class,
              e -> assertThat(e.index()).isEqualTo(server.url("/simple").toString()))
          .hasCauseInstanceOf(RefusedException.class)
          .hasMessageStartingWith("The index " + server.url("/simple") + " cannot be asked.")
          .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("fail, naming each that cannot answer, once")
    void severalUnreachable() {
      server.on("/simple/grid-tool/", status(403)).on("/other/grid-tool/", status(501));
      server.on("/good/grid-tool/", body("<!DOCTYPE html>", "Content-Type", "text/html"));
      PackageIndexes indexes =
          indexes(server.url("/simple"), server.url("/good"), server.url("/other"));

      assertThatThrownBy(() -> indexes.files(GRID))
          .isInstanceOfSatisfying(
              IndexUnreachableException.class,
              e ->
                  assertThat(e.getMessage().lines())
                      .hasSize(2)
                      .satisfiesExactly(
                          first ->
                              assertThat(first).startsWith("The index " + server.url("/simple")),
                          second -> assertThat(second).contains(server.url("/other").toString())));
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("say that the build is offline when that is all")
    void offline() {
      html("<a href='grid_tool-1.zip'>");
      grid();
      server.close();
      PackageIndexes offline =
          new PackageIndexes(transfer(true), List.of(server.url("/simple")), List.of());

      assertThat(offline.files(GRID).files()).hasSize(1);
      assertThatThrownBy(() -> offline.files(ProjectName.of("other")))
          .isInstanceOf(OfflineException.class);
    }

    @Test
    @DisplayName("are errors when they answer with something else")
    void otherContent() {
      server.on("/simple/grid-tool/", body("%PDF", "Content-Type", "application/pdf"));

      assertThatThrownBy(PackageIndexesTest.this::grid)
          .isInstanceOf(InvalidIndexPageException.class)
          .hasMessageContaining("'application/pdf'");
    }
  }

  @Nested
  @DisplayName("on this machine")
  class OnThisMachine {
    @Test
    @DisplayName("are folders with a page or with files per project")
    void fileIndex() throws IOException {
      Path simple = temp.resolve("my simple");
      Path page = Files.createDirectories(simple.resolve("grid-tool"));
      Files.writeString(
          page.resolve("index.html"), "<a href='../files/grid_tool-1-py3-none-any.whl'>");
      new SampleWheel("plain", "2").writeTo(simple.resolve("plain"));
      PackageIndexes indexes = indexes(simple.toUri());

      assertThat(indexes.files(GRID).files())
          .extracting(DistributionFile::uri)
          .containsExactly(simple.resolve("files/grid_tool-1-py3-none-any.whl").toUri());
      assertThat(indexes.files(ProjectName.of("plain")).files()).hasSize(1);
      assertThat(indexes.files(ProjectName.of("absent")).sources()).isEmpty();
      String withoutSlash = simple.toUri().toString().replaceAll("/$", "");
      assertThat(indexes(URI.create(withoutSlash)).files(GRID).files()).hasSize(1);
    }

    @Test
    @DisplayName("may be one flat folder for all projects")
    void flatFolder() throws IOException {
      Path links = temp.resolve("links");
      new SampleWheel("grid-tool", "1").writeTo(links);
      new SampleWheel("grid", "1").writeTo(links);
      Files.writeString(links.resolve("Grid.Tool-0.5.tar.gz"), "");
      Files.writeString(links.resolve("grid_tool-broken.whl"), "");
      Files.writeString(links.resolve("README"), "");
      Files.createDirectories(links.resolve("grid_tool-9.zip"));
      PackageIndexes places = findLinks(links.toUri());

      ProjectFiles project = places.files(GRID);

      assertThat(project.files())
          .extracting(DistributionFile::filename)
          .as("backwards, as pip has it")
          .containsExactly("grid_tool-1-py2.py3-none-any.whl", "Grid.Tool-0.5.tar.gz");
      assertThat(project.unusable())
          .extracting(UnusableFile::filename)
          .containsExactly("grid_tool-broken.whl");
      ProjectFiles other = places.files(ProjectName.of("grid"));
      assertThat(other.files()).hasSize(1);
      assertThat(other.unusable()).isEmpty();
      assertThat(places.files(ProjectName.of("absent")).sources()).isEmpty();
    }

    @Test
    @DisplayName("come before the indexes, so that of equal files an index's counts")
    void beforeIndexes() {
      Path links = temp.resolve("links");
      new SampleWheel("grid-tool", "1").writeTo(links);
      html("<a href='grid_tool-1-py2.py3-none-any.whl'></a>");
      URI simple = server.url("/simple");

      assertThat(
              new PackageIndexes(transfer(false), List.of(simple), List.of(links.toUri()))
                  .files(GRID)
                  .files())
          .extracting(file -> file.uri().getScheme())
          .containsExactly("file", "http");
    }

    @Test
    @DisplayName("may be a page, a single file, or not there at all")
    void otherPlaces() throws IOException {
      Path page = temp.resolve("links.html");
      Files.writeString(page, "<a href='x/grid_tool-1.zip'></a><a href='other-1.zip'></a>");
      Path wheel = new SampleWheel("grid-tool", "2").writeTo(temp);

      ProjectFiles project =
          findLinks(page.toUri(), wheel.toUri(), temp.resolve("absent").toUri()).files(GRID);

      assertThat(project.files())
          .extracting(DistributionFile::uri)
          .containsExactly(temp.resolve("x/grid_tool-1.zip").toUri(), wheel.toUri());
      assertThat(project.sources()).hasSize(2);
      assertThat(project.searched()).hasSize(3);
    }

    @Test
    @DisplayName("may be a page on a server, read once")
    void remotePage() {
      server.on(
          "/links",
          body("<a href='grid_tool-1.zip'>a<a href='other-1.zip'>b", "Content-Type", "text/html"));
      PackageIndexes places = findLinks(server.url("/links"));

      assertThat(places.files(GRID).files()).hasSize(1);
      assertThat(places.files(ProjectName.of("other")).files()).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }
  }
}
