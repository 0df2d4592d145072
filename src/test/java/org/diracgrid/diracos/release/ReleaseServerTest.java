package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server of releases")
class ReleaseServerTest {
  private static final String LOGIN = "releaser:secret";
  private static final String LOCATION = "https://lhcb.example.org/diracos";

  @TempDir Path temp;
  private Path published;
  private final SampleServer server = new SampleServer();

  @BeforeEach
  void serve() throws IOException {
    published = Files.createDirectory(temp.resolve("published"));
    server.elsewhere(SampleServer.storing(published, LOGIN));
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Requests as simple as they get. */
  private final class Folder implements RemoteFolder {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public boolean fetch(String name, Path to) {
      return send(request(name).build(), HttpResponse.BodyHandlers.ofFile(to)) == 200;
    }

    @Override
    public void put(String name, Path file) {
      try {
        HttpRequest request = request(name).PUT(HttpRequest.BodyPublishers.ofFile(file)).build();
        int status = send(request, HttpResponse.BodyHandlers.discarding());
        if (status != 201) {
          throw UnwritableReleaseException.at(server.url("/d"), "HTTP " + status, null);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private HttpRequest.Builder request(String name) {
      return HttpRequest.newBuilder(server.url("/d/" + name))
          .header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(LOGIN.getBytes(US_ASCII)));
    }

    private int send(HttpRequest request, HttpResponse.BodyHandler<?> handler) {
      try {
        return client.send(request, handler).statusCode();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Tarball tarball(String content) throws IOException {
    return new Tarball(Files.writeString(temp.resolve("built"), content), "LHCb", "v1");
  }

  private Staged stage(Tarball tarball) {
    return new ReleaseServer(new Folder(), URI.create("https://example.org/d").toString())
        .stage(tarball, LOCATION, count -> {});
  }

  private List<String> puts() {
    return server.requests().stream()
        .filter(request -> request.method().equals("PUT"))
        .map(Request::path)
        .toList();
  }

  @Test
  @DisplayName("gets the tarball, after it the bare md5, and the lines for DIRAC's files")
  void stages() throws IOException {
    Tarball tarball = tarball("the bytes of a tarball");

    assertThat(stage(tarball)).isEqualTo(new Staged(LOCATION, "LHCb:v1", true));

    assertThat(puts())
        .containsExactly(
            "/d/LHCbdiracos-v1.tar.gz", "/d/LHCbdiracos-v1.md5", "/d/LHCbdiracos-v1.cfg.txt");
    assertThat(published.resolve("LHCbdiracos-v1.tar.gz")).hasSameBinaryContentAs(tarball.file());
    assertThat(published.resolve("LHCbdiracos-v1.md5"))
        .hasContent(FileDigests.of(tarball.file(), count -> {}).md5());
    assertThat(published.resolve("LHCbdiracos-v1.cfg.txt"))
        .content()
        .contains("DIRACOS = LHCb:v1\n", "DIRACOS = " + LOCATION + "\n");
  }

  @Test
  @DisplayName("is left alone when all of it is there, and need not send the tarball for that")
  void idempotent() throws IOException {
    stage(tarball("the bytes of a tarball"));
    int before = server.requests().size();

    assertThat(stage(tarball("the bytes of a tarball")).written()).isFalse();
    assertThat(server.requests().subList(before, server.requests().size()))
        .extracting(Request::path)
        .containsExactly("/d/LHCbdiracos-v1.md5", "/d/LHCbdiracos-v1.cfg.txt");
  }

  @Test
  @DisplayName("never gets another tarball under a version that is out")
  void neverOverwrites() throws IOException {
    stage(tarball("the bytes of a tarball"));
    Tarball other = tarball("other bytes");

    assertThatThrownBy(() -> stage(other))
        .isInstanceOf(PublishedAlreadyException.class)
        .hasMessageStartingWith("https://example.org/d/LHCbdiracos-v1.tar.gz is published already");
    assertThat(published.resolve("LHCbdiracos-v1.tar.gz")).hasContent("the bytes of a tarball");
  }

  @Test
  @DisplayName("gets what an interrupted run left out, and refuses what that run sent otherwise")
  void completes() throws IOException {
    Tarball tarball = tarball("the bytes of a tarball");
    stage(tarball);
    Files.delete(published.resolve("LHCbdiracos-v1.md5"));

    assertThat(stage(tarball).written()).isTrue();
    assertThat(puts()).filteredOn(path -> path.endsWith(".tar.gz")).hasSize(1);

    Files.delete(published.resolve("LHCbdiracos-v1.md5"));
    Files.writeString(published.resolve("LHCbdiracos-v1.tar.gz"), "half of it");
    assertThatThrownBy(() -> stage(tarball)).isInstanceOf(PublishedAlreadyException.class);
  }

  @Test
  @DisplayName("that answers with a page of its own instead of an md5 is not written to")
  void page() throws IOException {
    Files.write(published.resolve("LHCbdiracos-v1.md5"), new byte[100_000]);
    Tarball tarball = tarball("the bytes of a tarball");

    assertThatThrownBy(() -> stage(tarball)).isInstanceOf(PublishedAlreadyException.class);
    assertThat(puts()).isEmpty();
  }
}
