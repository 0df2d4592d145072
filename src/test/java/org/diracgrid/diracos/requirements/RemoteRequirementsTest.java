package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.diracgrid.diracos.transfer.UnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A requirements file on a server")
class RemoteRequirementsTest {
  @TempDir Path folder;
  private HttpServer server;
  private String root;
  private Transfer transfer;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    root = "http://127.0.0.1:" + server.getAddress().getPort();
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
            TransferListener.SILENT);
  }

  @AfterEach
  void close() {
    transfer.close();
    server.stop(0);
  }

  private void serve(String path, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private RequirementSet read(String path) {
    return new RequirementsReader(transfer, Map.of())
        .read(List.of(URI.create(root + path)), List.of(), IndexSettings.DEFAULT, folder);
  }

  @Test
  @DisplayName("includes files and names places relative to itself")
  void relative() {
    serve("/team/requirements.txt", "a==1\n-r ../more.txt\n-f wheels/\n");
    serve("/more.txt", "b==2\nc-1-py3-none-any.whl\n");
    RequirementSet set = read("/team/requirements.txt");
    assertThat(set.requirements())
        .extracting(entry -> entry.origin().toString())
        .containsExactly(
            root + "/team/requirements.txt:1:1", root + "/more.txt:1:1", root + "/more.txt:2:1");
    assertThat(set.requirements().get(2).target())
        .isEqualTo(new RequirementTarget.Link(URI.create(root + "/c-1-py3-none-any.whl")));
    assertThat(set.settings().findLinks()).containsExactly(URI.create(root + "/team/wheels/"));
  }

  @Test
  @DisplayName("that is not there is told apart from a missing local one")
  void notFound() {
    serve("/requirements.txt", "-r gone.txt\n");
    assertThatThrownBy(() -> read("/requirements.txt"))
        .isInstanceOf(RequirementsNotFoundException.class)
        .hasMessage(
            "%s/requirements.txt:1:1: there is no requirements file at %s/gone.txt"
                .formatted(root, root));
  }

  @Test
  @DisplayName("that cannot be fetched is told with the line that includes it")
  void unreachable() {
    serve("/requirements.txt", "a\n-r http://127.0.0.1:1/more.txt\n");
    assertThatThrownBy(() -> read("/requirements.txt"))
        .isInstanceOf(UnreachableRequirementsException.class)
        .hasMessage(
            ("%s/requirements.txt:2:1: http://127.0.0.1:1/more.txt cannot be reached: the connection"
                    + " is refused.")
                .formatted(root));
    assertThatThrownBy(
            () ->
                new RequirementsReader(transfer, Map.of())
                    .read(
                        List.of(URI.create("http://127.0.0.1:1/r.txt")),
                        List.of(),
                        IndexSettings.DEFAULT,
                        folder))
        .isInstanceOf(UnreachableException.class);
  }

  @Test
  @DisplayName("that is a sign-in page is not read as requirements")
  void signIn() {
    serve("/requirements.txt", "<html><body>Please sign in</body></html>");
    assertThatThrownBy(() -> read("/requirements.txt"))
        .isInstanceOf(HtmlRequirementsException.class)
        .hasMessageContaining("is a web page (HTML)");
  }

  @Test
  @DisplayName("is named without the credentials in its URL")
  void masked() {
    serve("/requirements.txt", "a b\n");
    URI uri = URI.create(root.replace("http://", "http://me:s3cret@") + "/requirements.txt");
    RequirementsReader reader = new RequirementsReader(transfer, Map.of());
    assertThatThrownBy(() -> reader.read(List.of(uri), List.of(), IndexSettings.DEFAULT, folder))
        .isInstanceOf(InvalidRequirementLineException.class)
        .hasMessageStartingWith("http://****@127.0.0.1")
        .hasMessageNotContaining("s3cret");
  }
}
