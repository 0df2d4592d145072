package org.diracgrid.diracos.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.cut;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Login;
import org.diracgrid.diracos.transfer.Netrc;
import org.diracgrid.diracos.transfer.ProxyServer;
import org.diracgrid.diracos.transfer.ServerSettings;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the user reads when a network or a server fails")
class NetworkMessagesTest {
  private static final byte[] BYTES = "wheel".repeat(1000).getBytes(UTF_8);

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();
  private Optional<Login> login = Optional.empty();
  private Optional<ProxyServer> proxy = Optional.empty();
  private Duration silence = Duration.ofSeconds(30);
  private Optional<Duration> total = Optional.empty();

  @AfterEach
  void closeServer() {
    server.close();
  }

  /** Settings that know every server by the same name. */
  private ServerSettings settings() {
    return new ServerSettings() {
      @Override
      public List<String> names(URI uri) {
        return List.of("vo-index", uri.getHost());
      }

      @Override
      public Optional<Login> loginFor(URI uri) {
        return login;
      }

      @Override
      public Map<String, String> headersFor(URI uri) {
        return Map.of();
      }

      @Override
      public Optional<ProxyServer> proxyFor(URI uri) {
        return proxy;
      }

      @Override
      public Optional<URI> mirrorOf(URI uri) {
        return Optional.empty();
      }
    };
  }

  /** The lines of what a build would end with. */
  private List<String> read(URI uri, Checksum... expected) {
    try (Transfer transfer =
        new Transfer(
            new TransferSettings(temp.resolve("cache"), false, silence, silence, 0, total, false),
            TransferListener.SILENT,
            new Credentials(Map.of(), Netrc.empty()),
            settings())) {
      TransferException failure =
          catchThrowableOfType(
              TransferException.class, () -> transfer.file(uri, List.of(expected)));
      return new FailureMessages().explain(failure).getMessage().lines().toList();
    }
  }

  private List<String> answered(SampleServer.Answer answer, Checksum... expected) {
    server.on("/f", answer);
    return read(server.url("me:s3cret", "/f"), expected);
  }

  private String url() {
    return server.url("/f").toString();
  }

  @Test
  @DisplayName("names an unknown host")
  void unknownHost() {
    assertThat(read(URI.create("http://no-such-host.invalid/f")))
        .containsExactly(
            "http://no-such-host.invalid/f cannot be reached: its host is unknown.",
            "Check the host's name, the network and the proxy, or build offline with -o.");
  }

  @Test
  @DisplayName("names a refused connection")
  void refusedConnection() {
    server.close();

    assertThat(read(server.url("/f")))
        .first()
        .isEqualTo(url() + " cannot be reached: the connection is refused.");
  }

  @Test
  @DisplayName("names whose credentials a server refuses, never the credentials")
  void refused() {
    assertThat(answered(status(401)))
        .first()
        .isEqualTo(
            "The server refuses %s with HTTP 401; the credentials of the URL were sent."
                .formatted(url()));
    login = Optional.of(new Login("u", "s3cret", "the server 'vo-index' in settings.xml"));
    server.on("/g", status(403));
    assertThat(read(server.url("/g")))
        .first()
        .isEqualTo(
            ("The server refuses %s with HTTP 403; the credentials of the server 'vo-index' in"
                    + " settings.xml were sent.")
                .formatted(server.url("/g")));
  }

  @Test
  @DisplayName("names the server ids under which no credentials were found")
  void nobody() {
    server.on("/f", status(401));

    assertThat(read(server.url("/f")))
        .containsExactly(
            ("The server refuses %s with HTTP 401; no credentials were sent, as settings.xml has no"
                    + " server 'vo-index' or '127.0.0.1'.")
                .formatted(url()),
            "Put credentials for this server into ~/.netrc or the URL, or correct them.");
  }

  @Test
  @DisplayName("names what is not there")
  void notFound() {
    assertThat(answered(status(404)))
        .containsExactly("There is nothing at %s.".formatted(url()), "Check the URL.");
  }

  @Test
  @DisplayName("names a server in trouble, and one that has too much to do")
  void trouble() {
    assertThat(answered(status(502)))
        .containsExactly(
            "The server answers HTTP 502 for %s.".formatted(url()),
            "Try again later; the server is in trouble.");
    assertThat(answered(status(429, "Retry-After", "3600")))
        .containsExactly(
            ("The server answers HTTP 429 for %s, as it is asked too often; it wants to be left alone"
                    + " for 3600 seconds.")
                .formatted(url()),
            "Try again later; the server is in trouble.");
  }

  @Test
  @DisplayName("names how long a server was silent, and how long all of it may take")
  void timeouts() {
    silence = Duration.ofMillis(300);
    assertThat(answered(server.silent()))
        .first()
        .isEqualTo(url() + " gave no answer for 0.3 seconds.");
    assertThat(answered(server.stalled(BYTES)))
        .first()
        .isEqualTo(url() + " gave nothing more for 0.3 seconds.");
    silence = Duration.ofMinutes(1);
    total = Optional.of(Duration.ofMillis(300));
    assertThat(answered(server.silent()))
        .containsExactly(
            url() + " was not here after 0.3 seconds, which is all that it may take.",
            "Build again, as downloads go on where they stopped, or allow more time with"
                + " diracos.totalTimeout.");
  }

  @Test
  @DisplayName("names an answer that broke off")
  void shortBody() {
    assertThat(answered(cut(BYTES)))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("The answer for %s is broken: ".formatted(url()));
  }

  @Test
  @DisplayName("names the hash that was wanted and the one that came")
  void wrongHash() {
    Checksum wanted = new Checksum(DigestAlgorithm.SHA256, "ab".repeat(32));

    assertThat(answered(body(BYTES), wanted))
        .first()
        .asString()
        .contains(url(), "wanted " + wanted, "got sha256:");
  }

  @Test
  @DisplayName("names a certificate that nobody trusted has signed")
  void certificate() throws Exception {
    Path keys = temp.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), UTF_8)).doesNotContain("rror");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      secure.setHttpsConfigurator(new HttpsConfigurator(context));
      secure.start();
      URI uri = URI.create("https://localhost:%d/f".formatted(secure.getAddress().getPort()));

      assertThat(read(uri))
          .containsExactly(
              ("No trusted connection for %s: its certificate is signed by no authority that Java"
                      + " trusts.")
                  .formatted(uri),
              "Import the authority that signed the server's certificate into Java's trust store.");
    } finally {
      secure.stop(0);
    }
  }

  @Test
  @DisplayName("names a proxy that wants authentication, on the way to http and https alike")
  void proxy() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> refuse(listening));
      thread.setDaemon(true);
      thread.start();
      proxy = Optional.of(new ProxyServer("127.0.0.1", listening.getLocalPort(), Optional.empty()));

      for (String scheme : List.of("http", "https")) {
        assertThat(read(URI.create(scheme + "://far.example.invalid/f")))
            .containsExactly(
                "The proxy on the way to %s://far.example.invalid/f wants authentication (HTTP 407)."
                    .formatted(scheme),
                "Set the proxy's credentials; for https start Java with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes=.");
      }
    }
  }

  /** Asks everyone for credentials. */
  private static void refuse(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        client.getInputStream().read(new byte[1 << 14]);
        client
            .getOutputStream()
            .write(
                String.join(
                        "\r\n",
                        "HTTP/1.1 407 Proxy Authentication Required",
                        "Proxy-Authenticate: Basic realm=\"proxy\"",
                        "Content-Length: 0",
                        "Connection: close",
                        "",
                        "")
                    .getBytes(UTF_8));
      } catch (IOException e) {
        // The test is over, or the next one comes.
      }
    }
  }
}
