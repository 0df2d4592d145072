package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.cut;
import static org.diracgrid.diracos.fixture.SampleServer.gzip;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A transfer")
class TransferTest {
  private static final Duration STALL = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] BYTES = bytes(300_000);

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private ServerSettings servers = ServerSettings.NONE;

  /** Goes down when the first bytes of any body have arrived. */
  private final CountDownLatch arrived = new CountDownLatch(1);

  private Transfer transfer() {
    return transfer(Credentials.ofNetrc(Map.of(), temp), new Arrived(arrived), false);
  }

  private record Arrived(CountDownLatch latch) implements TransferListener {
    @Override
    public void started(URI uri, OptionalLong size) {}

    @Override
    public void progressed(URI uri, long bytes) {
      latch.countDown();
    }

    @Override
    public void finished(URI uri, long bytes) {}
  }

  private Transfer offline() {
    return transfer(Credentials.ofNetrc(Map.of(), temp), TransferListener.SILENT, true);
  }

  /** One that soon gives up on who is silent. On a busy machine, that may be anybody. */
  private Transfer impatient() {
    return transfer(Credentials.ofNetrc(Map.of(), temp), TransferListener.SILENT, false, STALL);
  }

  private Transfer transfer(Credentials credentials, TransferListener listener, boolean offline) {
    return transfer(credentials, listener, offline, PATIENCE);
  }

  private Transfer transfer(
      Credentials credentials, TransferListener listener, boolean offline, Duration stall) {
    return new Transfer(
        new TransferSettings(temp.resolve("cache"), offline, longer(stall), stall, 2),
        listener,
        credentials,
        servers,
        new EnvironmentProxies(Optional.empty(), Map.of()),
        Duration.ofMillis(1));
  }

  private static Duration longer(Duration stall) {
    Duration usual = Duration.ofSeconds(5);
    return stall.compareTo(usual) > 0 ? stall : usual;
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static Checksum checksum(DigestAlgorithm algorithm, byte[] bytes) {
    RunningDigests digests = new RunningDigests(algorithm);
    digests.add(bytes, bytes.length);
    return digests.end().of(algorithm);
  }

  private static Checksum sha256(byte[] bytes) {
    return checksum(DigestAlgorithm.SHA256, bytes);
  }

  @Nested
  @DisplayName("of a page")
  class OfAPage {
    @Test
    @DisplayName("sends what is accepted and tells type, text and URL")
    void plainPage() {
      server.on("/simple/a/", body("<a>é</a>", "Content-Type", "text/html; charset=utf-8"));

      Page page = transfer().page(server.url("/simple/a/#top"), "text/html; q=0.5");

      assertThat(page.text(UTF_8)).isEqualTo("<a>é</a>");
      assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
      assertThat(page.uri()).isEqualTo(server.url("/simple/a/"));
      assertThat(server.requests().get(0).header("Accept")).contains("text/html; q=0.5");
      assertThat(server.requests().get(0).header("User-Agent").orElseThrow())
          .startsWith("diracos-maven-plugin");
    }

    @Test
    @DisplayName("decodes gzip")
    void gzipPage() {
      server.on("/p", gzip("packed"));

      assertThat(transfer().page(server.url("/p"), "*/*").text(UTF_8)).isEqualTo("packed");
    }

    @Test
    @DisplayName("refuses a small gzip body that grows beyond every bound")
    void bomb() {
      server.on("/bomb", gzip("0".repeat(PageFetch.MOST_BYTES + 1)));

      assertThatThrownBy(() -> transfer().page(server.url("/bomb"), "*/*"))
          .isInstanceOf(TooLargeException.class)
          .hasMessageContaining("/bomb");
    }

    @Test
    @DisplayName("gives up on a gzip body that stays damaged")
    void damagedGzip() {
      server.on("/p", body("no gzip at all", "Content-Encoding", "gzip"));

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .isInstanceOf(BrokenTransferException.class);
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("refuses an encoding nobody asked for")
    void unknownEncoding() {
      server.on("/p", body("x", "Content-Encoding", "br"));

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .isInstanceOf(BrokenTransferException.class)
          .hasMessageContaining("'br'");
    }

    @Test
    @DisplayName("asks only for what changed and takes the rest from the cache")
    void revalidates() {
      server.on("/p", body("first", "ETag", "\"1\"", "Content-Type", "text/x"), status(304));
      transfer().page(server.url("/p"), "*/*");

      Page again = transfer().page(server.url("/p"), "*/*");

      assertThat(again.text(UTF_8)).isEqualTo("first");
      assertThat(again.contentType()).isEqualTo("text/x");
      assertThat(server.requests().get(1).header("If-None-Match")).contains("\"1\"");
    }

    @Test
    @DisplayName("is answered offline with what came last, and with what was not there")
    void offlinePage() {
      server.on("/p", body("kept"));
      transfer().page(server.url("/p"), "*/*");
      assertThatThrownBy(() -> transfer().page(server.url("/absent"), "*/*"))
          .isInstanceOf(NotFoundException.class);
      server.close();

      assertThat(offline().page(server.url("/p"), "*/*").text(UTF_8)).isEqualTo("kept");
      assertThatThrownBy(() -> offline().page(server.url("/absent"), "*/*"))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("names the URL when the cache has nothing and the build is offline")
    void offlineWithoutCache() {
      assertThatThrownBy(() -> offline().page(server.url("u:secret", "/p"), "*/*"))
          .isInstanceOf(OfflineException.class)
          .hasMessageContaining(server.url("/p").toString())
          .hasMessageNotContaining("secret");
      assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("does not trust a page of the cache that was changed")
    void damagedCache() throws IOException {
      server.on("/p", body("right", "ETag", "\"1\""));
      transfer().page(server.url("/p"), "*/*");
      try (Stream<Path> files = Files.walk(temp.resolve("cache/pages"))) {
        Path stored = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        Files.writeString(stored, Files.readString(stored).replace("right", "wrong"));
      }

      assertThat(transfer().page(server.url("/p"), "*/*").text(UTF_8)).isEqualTo("right");
      assertThat(server.requests().get(1).header("If-None-Match")).isEmpty();
    }

    @Test
    @DisplayName("is read from a file where one is named")
    void localPage() throws IOException {
      Path file = Files.writeString(temp.resolve("index.html"), "local");

      Page page = transfer().page(file.toUri(), "*/*");

      assertThat(page.text(UTF_8)).isEqualTo("local");
      assertThat(page.contentType()).isEqualTo("text/html");
      assertThatThrownBy(() -> transfer().page(temp.resolve("absent").toUri(), "*/*"))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> transfer().page(temp.toUri(), "*/*"))
          .isInstanceOf(TransferException.class);
    }
  }

  @Nested
  @DisplayName("over a bad network")
  class OverABadNetwork {
    @Test
    @DisplayName("tries again after 429 and 5xx")
    void triesAgain() {
      server.on("/p", status(429, "Retry-After", "0"), status(503), body("at last"));

      assertThat(transfer().page(server.url("/p"), "*/*").text(UTF_8)).isEqualTo("at last");
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("waits as long as the server asks")
    void obeysRetryAfter() {
      server.on("/p", status(429, "Retry-After", "1"), body("later"));
      long begin = System.nanoTime();

      transfer().page(server.url("/p"), "*/*");

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    @DisplayName("does not wait for a server that asks for an hour")
    void refusesLongWaits() {
      server.on("/p", status(503, "Retry-After", "3600"));

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .isInstanceOfSatisfying(
              ServerErrorException.class, e -> assertThat(e.status()).isEqualTo(503));
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("gives up when the retries are used up")
    void givesUp() {
      server.on("/p", status(500));

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .isInstanceOf(ServerErrorException.class)
          .hasMessageContaining("500")
          .hasMessageContaining(server.url("/p").toString());
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("does not try again what cannot change")
    void final4xx() {
      server.on("/gone", status(410)).on("/no", status(403)).on("/odd", status(418));

      assertThatThrownBy(() -> transfer().page(server.url("/gone"), "*/*"))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> transfer().page(server.url("/no"), "*/*"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(403);
                assertThat(e.credentialsSent()).isFalse();
              });
      assertThatThrownBy(() -> transfer().page(server.url("/odd"), "*/*"))
          .isInstanceOfSatisfying(
              UnexpectedStatusException.class, e -> assertThat(e.status()).isEqualTo(418));
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("goes on where a connection broke off")
    void resumes() {
      server.on("/f", cut(arrived, BYTES, "ETag", "\"v1\""), ranged(BYTES, "\"v1\""));

      FetchedFile file = transfer().file(server.url("/f"), List.of(sha256(BYTES)));

      assertThat(file.path()).hasBinaryContent(BYTES);
      String range = server.requests().get(1).header("Range").orElseThrow();
      assertThat(range).matches("bytes=\\d+-").isNotEqualTo("bytes=0-");
      assertThat(server.requests().get(1).header("If-Range")).contains("\"v1\"");
      assertThat(temp.resolve("cache/partial")).isEmptyDirectory();
    }

    @Test
    @DisplayName("goes on in the next build where this one broke off")
    void resumesLater() {
      server.on("/f", cut(arrived, BYTES, "ETag", "\"v1\""), status(501), ranged(BYTES, "\"v1\""));
      assertThatThrownBy(() -> transfer().file(server.url("/f"), List.of()))
          .isInstanceOf(ServerErrorException.class);

      assertThat(transfer().file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(2).header("Range")).isPresent();
    }

    @Test
    @DisplayName("begins anew when the file changed in between")
    void changedInBetween() {
      byte[] newer = bytes(1000);
      server.on("/f", cut(arrived, BYTES, "ETag", "\"v1\""), ranged(newer, "\"v2\""));

      assertThat(transfer().file(server.url("/f"), List.of()).path()).hasBinaryContent(newer);
    }

    @Test
    @DisplayName("begins anew when the parts do not make the file wanted")
    void wrongParts() {
      byte[] other = BYTES.clone();
      other[0]++;
      server.on(
          "/f",
          cut(arrived, other, "ETag", "\"v1\""),
          ranged(BYTES, "\"v1\""),
          ranged(BYTES, "\"v1\""));

      FetchedFile file = transfer().file(server.url("/f"), List.of(sha256(BYTES)));

      assertThat(file.path()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(2).header("Range")).isEmpty();
    }

    @Test
    @DisplayName("does not go on without a way to tell whether the file is the same")
    void noValidator() {
      server.on("/f", cut(BYTES), body(BYTES));

      assertThat(transfer().file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(1).header("Range")).isEmpty();
    }

    @Test
    @DisplayName("gives up a body that stalls, and tries again")
    void stalls() {
      server.on("/f", server.stalled(BYTES, "ETag", "\"v1\""), ranged(BYTES, "\"v1\""));

      assertThat(impatient().file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
    }

    @Test
    @DisplayName("says so when a server stays silent")
    void silent() {
      server.on("/p", server.silent());

      assertThatThrownBy(() -> impatient().page(server.url("/p"), "*/*"))
          .isInstanceOfSatisfying(
              TimedOutException.class, e -> assertThat(e.silence()).isEqualTo(STALL))
          .hasMessageContaining("no answer for 0.4 seconds");
    }

    @Test
    @DisplayName("tells a refused connection without trying again")
    void refusedConnection() throws IOException {
      int port;
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      URI uri = URI.create("http://127.0.0.1:" + port + "/x");

      assertThatThrownBy(() -> transfer().page(uri, "*/*"))
          .isInstanceOf(UnreachableException.class)
          .hasMessage(uri + " cannot be reached: the connection is refused.");
    }

    @Test
    @DisplayName("tells an unknown host")
    void unknownHost() {
      URI uri = URI.create("http://no-such-host.invalid/x");

      assertThatThrownBy(() -> transfer().page(uri, "*/*"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("its host is unknown");
    }

    @Test
    @DisplayName("tells a server that speaks no TLS")
    void noTls() throws Exception {
      try (ServerSocket plain = new ServerSocket(0)) {
        Thread server =
            new Thread(
                () -> {
                  while (!plain.isClosed()) {
                    try (Socket client = plain.accept()) {
                      // To close with something unread would reset the connection, answer and all.
                      client.getInputStream().read(new byte[1 << 14]);
                      client.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(UTF_8));
                      client.shutdownOutput();
                      client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                      // The test is over, or the next try comes.
                    }
                  }
                });
        server.setDaemon(true);
        server.start();
        URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/p");
        assertThatThrownBy(() -> transfer().page(uri, "*/*"))
            .isInstanceOf(TlsException.class)
            .hasMessageStartingWith("No trusted connection for " + uri);
      }
    }

    @Test
    @DisplayName("ends when its thread is interrupted, and leaves the mark")
    void interrupted() {
      server.on("/p", server.silent());
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .isInstanceOf(TransferInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  @DisplayName("that is redirected")
  class ThatIsRedirected {
    @Test
    @DisplayName("follows, also to relative URLs, and tells where it ended")
    void follows() {
      server
          .on("/a", status(301, "Location", "b/c"))
          .on("/b/c", status(307, "Location", server.otherUrl("/d").toString()))
          .on("/d", body("there"));

      Page page = transfer().page(server.url("/a"), "*/*");

      assertThat(page.text(UTF_8)).isEqualTo("there");
      assertThat(page.uri()).isEqualTo(server.otherUrl("/d"));
    }

    @Test
    @DisplayName("keeps credentials on their own origin")
    void keepsCredentials() {
      server
          .on("/a", status(302, "Location", "/b"))
          .on("/b", status(302, "Location", server.otherUrl("/c").toString()))
          .on("/c", body("there"));

      transfer().page(server.url("me:secret", "/a"), "*/*");

      assertThat(server.requests("/a").get(0).header("Authorization")).isPresent();
      assertThat(server.requests("/b").get(0).header("Authorization")).isPresent();
      assertThat(server.requests("/c").get(0).header("Authorization")).isEmpty();
    }

    @Test
    @DisplayName("does not run in circles")
    void circle() {
      server.on("/a", status(302, "Location", "/a"));

      assertThatThrownBy(() -> transfer().page(server.url("/a"), "*/*"))
          .isInstanceOf(RedirectException.class)
          .hasMessageContaining("more than 10");
      assertThat(server.requests()).hasSize(11);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"file:///etc/hostname", "ftp://example.org/x", "http://[broken"})
    @DisplayName("does not leave the web")
    void leavesTheWeb(String target) {
      server.on("/a", status(302, "Location", target)).on("/b", status(302));

      assertThatThrownBy(() -> transfer().page(server.url("/a"), "*/*"))
          .isInstanceOf(RedirectException.class);
      assertThatThrownBy(() -> transfer().page(server.url("/b"), "*/*"))
          .isInstanceOf(RedirectException.class)
          .hasMessageContaining("where to");
    }

    @Test
    @DisplayName("does not fall from https to http when credentials are in play")
    void downgrade() {
      URI from = URI.create("https://example.org/a");
      URI to = URI.create("http://example.org/a");
      Optional<Login> login = Optional.of(new Login("u", "p", "a test"));

      assertThatThrownBy(() -> HttpSession.refuseDowngrade(from, to, login))
          .isInstanceOf(RedirectException.class)
          .hasMessageContaining("https to http");
      HttpSession.refuseDowngrade(from, to, Optional.empty());
      HttpSession.refuseDowngrade(to, from, login);
    }
  }

  @Nested
  @DisplayName("with credentials")
  class WithCredentials {
    private String sent(URI uri, Credentials credentials) {
      transfer(credentials, TransferListener.SILENT, false).page(uri, "*/*");
      return server
          .requests()
          .get(server.requests().size() - 1)
          .header("Authorization")
          .orElse("none");
    }

    @Test
    @DisplayName("takes those of the URL before given ones before netrc's")
    void precedence() {
      server.on("/p", body("x"));
      Netrc netrc = Netrc.parse("machine 127.0.0.1 login n password n");
      Map<String, Login> given = Map.of("127.0.0.1", new Login("g", "g", "a test"));

      assertThat(sent(server.url("u:p%40ss", "/p"), new Credentials(given, netrc)))
          .isEqualTo(new Login("u", "p@ss", "a test").basic());
      assertThat(sent(server.url("/p"), new Credentials(given, netrc)))
          .isEqualTo(new Login("g", "g", "a test").basic());
      assertThat(sent(server.url("/p"), new Credentials(Map.of(), netrc)))
          .isEqualTo(new Login("n", "n", "a test").basic());
      assertThat(sent(server.url("/p"), new Credentials(Map.of(), Netrc.empty())))
          .isEqualTo("none");
    }

    @Test
    @DisplayName("keeps those of an index's URL for the links of its pages")
    void remembersOrigin() {
      server.on("/simple/", body("x")).on("/files/a.whl", body("y"));
      Transfer transfer = transfer();

      Page page = transfer.page(server.url("me:secret", "/simple/"), "*/*");
      transfer.file(page.uri().resolve("/files/a.whl"), List.of());

      assertThat(page.uri()).hasNoUserInfo();
      assertThat(server.requests("/files/a.whl").get(0).header("Authorization"))
          .contains(new Login("me", "secret", "a test").basic());
    }

    @Test
    @DisplayName("keeps those of a URL that was only named, for its own server alone")
    void remembersNamed() {
      server.on("/files/a.whl", body("y"));
      Transfer transfer = transfer();

      transfer.rememberLogin(server.url("me:secret", "/simple/"));
      transfer.file(server.url("/files/a.whl"), List.of());
      transfer.file(server.otherUrl("/files/a.whl"), List.of());

      assertThat(server.requests("/files/a.whl"))
          .extracting(request -> request.header("Authorization"))
          .containsExactly(
              Optional.of(new Login("me", "secret", "a test").basic()), Optional.empty());
    }

    @Test
    @DisplayName("says that they were sent when they are refused, but not which")
    void refused() {
      server.on("/p", status(401));

      assertThatThrownBy(() -> transfer().page(server.url("me:secret", "/p"), "*/*"))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.credentialsSent()).isTrue())
          .hasMessageContaining("the credentials of the URL were sent")
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining("me:");
    }
  }

  @Nested
  @DisplayName("to servers that the settings know")
  class WithSettings {
    /** Knows this machine by one of its names. */
    private static final class Known implements ServerSettings {
      private Optional<ProxyServer> proxy = Optional.empty();

      private boolean isKnown(URI uri) {
        return uri.getHost().equals("127.0.0.1");
      }

      @Override
      public List<String> names(URI uri) {
        return List.of(uri.getHost());
      }

      @Override
      public Optional<Login> loginFor(URI uri) {
        return isKnown(uri) ? Optional.of(new Login("set", "tings", "them")) : Optional.empty();
      }

      @Override
      public Map<String, String> headersFor(URI uri) {
        return isKnown(uri) ? Map.of("X-Token", "secret") : Map.of();
      }

      @Override
      public Optional<ProxyServer> proxyFor(URI uri) {
        return proxy;
      }

      @Override
      public Optional<URI> mirrorOf(URI uri) {
        return Optional.empty();
      }
    }

    private final Known known = new Known();

    @BeforeEach
    void know() {
      servers = known;
    }

    @Test
    @DisplayName("sends their login and their headers, and neither to where they redirect")
    void own() {
      server.on("/p", status(302, "Location", server.otherUrl("/q").toString()));
      server.on("/q", body("there"));

      transfer().page(server.url("/p"), "*/*");

      String basic = new Login("set", "tings", "").basic();
      assertThat(server.requests("/p").get(0).header("Authorization")).contains(basic);
      assertThat(server.requests("/p").get(0).header("X-Token")).contains("secret");
      assertThat(server.requests("/q").get(0).header("Authorization")).isEmpty();
      assertThat(server.requests("/q").get(0).header("X-Token")).isEmpty();
    }

    @Test
    @DisplayName("prefers the credentials of the URL, and these to netrc's")
    void precedence() {
      server.on("/p", body("page"));
      Netrc netrc = Netrc.parse("machine 127.0.0.1 login n password n");
      Transfer transfer =
          transfer(new Credentials(Map.of(), netrc), TransferListener.SILENT, false);

      transfer.page(server.url("/p"), "*/*");
      transfer.page(server.url("u:p", "/p?again"), "*/*");

      assertThat(server.requests())
          .extracting(request -> request.header("Authorization").orElse(""))
          .containsExactly(new Login("set", "tings", "").basic(), new Login("u", "p", "").basic());
    }

    @Test
    @DisplayName("says whose credentials a server refuses, and under which names it knows none")
    void refused() {
      server.on("/p", status(401));

      assertThatThrownBy(() -> transfer().page(server.url("/p"), "*/*"))
          .hasMessageContaining("HTTP 401; the credentials of them were sent")
          .hasMessageNotContaining("tings");
      assertThatThrownBy(() -> transfer().page(server.otherUrl("/p"), "*/*"))
          .hasMessageContaining(
              "no credentials were sent, as settings.xml has no server 'localhost'");
    }

    @Test
    @DisplayName("goes through their proxy, with the login for it")
    void proxied() {
      server.on("/far", body("from afar"));
      known.proxy =
          Optional.of(
              new ProxyServer(
                  "127.0.0.1",
                  server.url("/").getPort(),
                  Optional.of(new Login("pro", "xy", "them"))));

      Page page = transfer().page(URI.create("http://far.example.invalid/far"), "*/*");

      assertThat(page.text(UTF_8)).isEqualTo("from afar");
      assertThat(server.requests("/far").get(0).header("Proxy-Authorization"))
          .contains(new Login("pro", "xy", "").basic());
    }
  }

  @Nested
  @DisplayName("of a file")
  class OfAFile {
    @Test
    @DisplayName("verifies it, and finds it again by its hash without asking anyone")
    void byHash() {
      server.on("/f", body(BYTES));
      FetchedFile fetched = transfer().file(server.url("/f"), List.of(sha256(BYTES)));
      server.close();

      FetchedFile again =
          transfer().file(URI.create("https://example.org/other"), List.of(sha256(BYTES)));

      assertThat(fetched.verified()).isTrue();
      assertThat(fetched.size()).isEqualTo(BYTES.length);
      assertThat(fetched.sha256()).isEqualTo(sha256(BYTES));
      assertThat(fetched.origin()).isEqualTo(server.url("/f"));
      assertThat(again.path()).isEqualTo(fetched.path()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("Accept-Encoding")).contains("identity");
    }

    @Test
    @DisplayName("finds it again by sha512, too")
    void bySha512() {
      server.on("/f", body(BYTES));
      List<Checksum> expected = List.of(checksum(DigestAlgorithm.SHA512, BYTES));
      transfer().file(server.url("/f"), expected);
      server.close();

      assertThat(offline().file(server.url("/f"), expected).path()).hasBinaryContent(BYTES);
    }

    @Test
    @DisplayName("counts only the strongest kind of checksum, of which any one will do")
    void strongest() {
      server.on("/f", body(BYTES));
      Checksum wrongMd5 = checksum(DigestAlgorithm.MD5, new byte[1]);
      Checksum otherSha256 = sha256(new byte[1]);

      assertThat(
              transfer()
                  .file(server.url("/f"), List.of(wrongMd5, otherSha256, sha256(BYTES)))
                  .verified())
          .isTrue();
    }

    @Test
    @DisplayName("checks a weak checksum, too")
    void weak() {
      server.on("/f", body(BYTES));
      Checksum right = checksum(DigestAlgorithm.MD5, BYTES);
      Checksum wrong = checksum(DigestAlgorithm.MD5, new byte[1]);

      assertThat(transfer().file(server.url("/f"), List.of(right)).verified()).isTrue();
      assertThatThrownBy(() -> transfer().file(server.url("/f"), List.of(wrong)))
          .isInstanceOf(ChecksumMismatchException.class);
    }

    @Test
    @DisplayName("shows what was wanted and what came, and keeps nothing of it")
    void mismatch() {
      server.on("/f", body(BYTES));
      Checksum wanted = sha256(new byte[3]);

      assertThatThrownBy(() -> transfer().file(server.url("/f"), List.of(wanted)))
          .isInstanceOfSatisfying(
              ChecksumMismatchException.class,
              e -> {
                assertThat(e.wanted()).containsExactly(wanted);
                assertThat(e.got()).isEqualTo(sha256(BYTES));
              })
          .hasMessageContaining("wanted " + wanted + ", got " + sha256(BYTES));
      assertThat(server.requests()).hasSize(1);
      assertThat(temp.resolve("cache/content-sha256")).doesNotExist();
      assertThat(temp.resolve("cache/partial")).isEmptyDirectory();
    }

    @Test
    @DisplayName("throws a damaged file of the cache away and fetches it again")
    void damaged() throws IOException {
      server.on("/f", body(BYTES));
      Path path = transfer().file(server.url("/f"), List.of(sha256(BYTES))).path();
      byte[] damaged = BYTES.clone();
      damaged[100]++;
      Files.write(path, damaged);

      assertThat(transfer().file(server.url("/f"), List.of(sha256(BYTES))).path())
          .hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(2);
    }

    @Test
    @DisplayName("without a hash asks whether it changed")
    void revalidated() {
      server.on("/f", ranged(BYTES, "\"v1\""));
      FetchedFile first = transfer().file(server.url("/f"), List.of());
      FetchedFile second = transfer().file(server.url("/f"), List.of());

      assertThat(first.verified()).isFalse();
      assertThat(second).isEqualTo(first);
      assertThat(server.requests().get(1).header("If-None-Match")).contains("\"v1\"");
    }

    @Test
    @DisplayName("without a hash is asked for once in a build, though nothing tells of changes")
    void once() {
      server.on("/f", body(BYTES)).on("/tagged", ranged(BYTES, "\"v1\""));
      transfer().file(server.url("/tagged"), List.of());
      Transfer transfer = transfer();

      for (int i = 0; i < 2; i++) {
        assertThat(transfer.file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
        assertThat(transfer.file(server.url("/tagged"), List.of()).size()).isEqualTo(BYTES.length);
      }

      assertThat(server.requests("/f")).hasSize(1);
      assertThat(server.requests("/tagged")).hasSize(2);
      assertThatThrownBy(() -> transfer.file(server.url("/f"), List.of(sha256(new byte[1]))))
          .isInstanceOf(ChecksumMismatchException.class);
    }

    @Test
    @DisplayName("without a hash is fetched again when it changed, or when the cache lost it")
    void changed() throws IOException {
      byte[] newer = bytes(2000);
      server.on("/f", ranged(BYTES, "\"v1\""), ranged(newer, "\"v2\""));
      transfer().file(server.url("/f"), List.of());
      Path path = transfer().file(server.url("/f"), List.of()).path();
      assertThat(path).hasBinaryContent(newer);
      Files.write(path, new byte[5]);

      assertThat(transfer().file(server.url("/f"), List.of()).path()).hasBinaryContent(newer);
    }

    @Test
    @DisplayName("without a hash is taken from the cache offline")
    void offlineByUrl() {
      server.on("/f", body(BYTES));
      transfer().file(server.url("token", "/f"), List.of());
      server.close();

      assertThat(offline().file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
      assertThatThrownBy(() -> offline().file(server.url("/f"), List.of(sha256(new byte[1]))))
          .isInstanceOf(OfflineException.class)
          .hasMessageContaining(server.url("/f").toString());
    }

    @Test
    @DisplayName("is answered offline with what was not there, until it is")
    void offlineNothing() {
      URI url = server.url("/f");
      assertThatThrownBy(() -> transfer().file(url, List.of()))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> offline().file(url, List.of()))
          .isInstanceOf(NotFoundException.class);

      server.on("/f", body(BYTES));
      transfer().file(url, List.of());

      assertThat(offline().file(url, List.of()).path()).hasBinaryContent(BYTES);
    }

    @Test
    @DisplayName("keeps bytes as they are where a server calls a tarball an encoding")
    void contentEncoding() {
      server.on("/f.tar.gz", gzip("inner"));

      FetchedFile file = transfer().file(server.url("/f.tar.gz"), List.of());

      assertThat(file.path())
          .isNotEmptyFile()
          .satisfies(p -> assertThat(Files.readAllBytes(p)).startsWith(0x1f, 0x8b));
    }

    @Test
    @DisplayName("is fetched once when many want it at once")
    void concurrent() throws Exception {
      server.on("/f", body(BYTES));
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Future<FetchedFile>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        // Each like a plugin realm of its own, which shares nothing but the cache.
        Transfer own = transfer();
        running.add(threads.submit(() -> own.file(server.url("/f"), List.of(sha256(BYTES)))));
      }
      for (Future<FetchedFile> one : running) {
        assertThat(one.get().path()).hasBinaryContent(BYTES);
      }
      threads.shutdown();

      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("on this machine is verified where it lies")
    void local() throws IOException {
      Path file = Files.write(temp.resolve("a b.bin"), BYTES);

      FetchedFile fetched =
          transfer().file(URI.create(file.toUri() + "#egg=x"), List.of(sha256(BYTES)));

      assertThat(fetched.path()).isEqualTo(file);
      assertThat(fetched.verified()).isTrue();
      assertThat(offline().file(file.toUri(), List.of()).verified()).isFalse();
      assertThatThrownBy(() -> transfer().file(file.toUri(), List.of(sha256(new byte[1]))))
          .isInstanceOf(ChecksumMismatchException.class);
      assertThatThrownBy(() -> transfer().file(temp.resolve("absent").toUri(), List.of()))
          .isInstanceOf(NotFoundException.class);
      assertThat(temp.resolve("cache")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "ftp://example.org/f",
          "relative/f",
          "git+https://u:secret@example.org/f",
          "file://host/f"
        })
    @DisplayName("of an unknown scheme is refused")
    void unknownScheme(String uri) {
      assertThatThrownBy(() -> transfer().file(URI.create(uri), List.of()))
          .isInstanceOf(UnsupportedUriException.class)
          .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("says so when the cache is no folder")
    void unwritable() throws IOException {
      server.on("/f", body(BYTES));
      Files.writeString(temp.resolve("cache"), "a file in its place");

      assertThatThrownBy(() -> transfer().file(server.url("/f"), List.of()))
          .isInstanceOf(CacheUnwritableException.class)
          .hasMessageContaining("cache");
      assertThatThrownBy(() -> transfer().cacheFolder("inventories"))
          .isInstanceOf(CacheUnwritableException.class);
    }
  }

  @Nested
  @DisplayName("tells its listener")
  class TellsItsListener {
    @Test
    @DisplayName("of every body from afar, and of nothing else")
    void events() throws IOException {
      server.on("/f", body(BYTES)).on("/p", body("page"));
      Events events = new Events();
      Transfer transfer = transfer(Credentials.ofNetrc(Map.of(), temp), events, false);

      transfer.file(server.url("me:secret", "/f"), List.of(sha256(BYTES)));
      transfer.file(server.url("/f"), List.of(sha256(BYTES)));
      transfer.page(server.url("/p"), "*/*");
      transfer.file(Files.write(temp.resolve("x"), BYTES).toUri(), List.of());

      assertThat(events.log)
          .containsExactly(
              "started " + server.url("/f") + " 300000",
              "finished " + server.url("/f") + " 300000",
              "started " + server.url("/p") + " 4",
              "finished " + server.url("/p") + " 4");
      assertThat(events.bytes).isEqualTo(300_004);
    }
  }

  @Nested
  @DisplayName("lets be watched")
  class LetsBeWatched {
    private final Watcher watcher = new Watcher();

    private FetchedFile fetch(byte[] expected) {
      return transfer().file(server.url("/f"), List.of(sha256(expected)), watcher);
    }

    @Test
    @DisplayName("how far a file has come, which can be read so far, and that it is whole")
    void comes() {
      server.on("/f", body(BYTES));

      fetch(BYTES);

      assertThat(watcher.log)
          .startsWith("begins", "has 0")
          .endsWith("has 300000", "is whole with " + sha256(BYTES));
      assertThat(watcher.seen).isEqualTo(BYTES);
    }

    @Test
    @DisplayName("no file that the cache has")
    void fromCache() {
      server.on("/f", ranged(BYTES, "\"1\""));
      fetch(BYTES);
      watcher.log.clear();

      fetch(BYTES);
      transfer().file(server.url("/f"), List.of(), watcher);

      assertThat(watcher.log).isEmpty();
    }

    @Test
    @DisplayName("that it broke off, and from where it goes on")
    void resumes() {
      server.on("/f", cut(arrived, BYTES, "ETag", "\"1\""), ranged(BYTES, "\"1\""));

      fetch(BYTES);

      int failed = watcher.log.indexOf("is of no use");
      String reached = watcher.log.get(failed - 1);
      assertThat(watcher.log.subList(failed + 1, failed + 3)).containsExactly("begins", reached);
      assertThat(reached).isNotEqualTo("has 0");
      assertThat(watcher.log).endsWith("has 300000", "is whole with " + sha256(BYTES));
      assertThat(watcher.seen).isEqualTo(BYTES);
    }

    @Test
    @DisplayName("that its parts do not fit together, and that it comes anew")
    void partsDoNotFit() {
      byte[] other = BYTES.clone();
      other[0]++;
      server.on(
          "/f",
          cut(arrived, other, "ETag", "\"1\""),
          ranged(BYTES, "\"1\""),
          ranged(BYTES, "\"1\""));

      fetch(BYTES);

      assertThat(watcher.log).filteredOn("is of no use"::equals).hasSize(2);
      assertThat(watcher.log).filteredOn("begins"::equals).hasSize(3);
      assertThat(watcher.log).endsWith("has 300000", "is whole with " + sha256(BYTES));
      assertThat(watcher.seen).isEqualTo(BYTES);
    }

    @Test
    @DisplayName("that it is not the file wanted, while it still lies there")
    void mismatch() {
      server.on("/f", body(BYTES));

      assertThatThrownBy(() -> fetch(new byte[1])).isInstanceOf(ChecksumMismatchException.class);

      assertThat(watcher.log).endsWith("has 300000", "is of no use");
    }

    /** Reads what it is told has come. */
    private static final class Watcher implements Arrivals, Arrival {
      private final List<String> log = new ArrayList<>();
      private Path file;
      private byte[] seen;

      @Override
      public Arrival begin(Path where) {
        log.add("begins");
        file = where;
        return this;
      }

      @Override
      public void reached(long size) {
        log.add("has " + size);
        seen = read(size);
      }

      @Override
      public void completed(Checksum sha256) {
        log.add("is whole with " + sha256);
      }

      @Override
      public void failed() {
        log.add("is of no use");
        assertThat(file).exists();
      }

      private byte[] read(long size) {
        try {
          return Arrays.copyOf(Files.readAllBytes(file), (int) size);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static final class Events implements TransferListener {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private long bytes;

    @Override
    public void started(URI uri, OptionalLong size) {
      log.add("started " + uri + " " + size.orElse(-1));
    }

    @Override
    public void progressed(URI uri, long more) {
      bytes += more;
    }

    @Override
    public void finished(URI uri, long all) {
      log.add("finished " + uri + " " + all);
    }
  }

  @Nested
  @DisplayName("of parts of a file")
  class OfParts {
    @Test
    @DisplayName("has the end from the start and asks for the rest as it is read")
    void parts() throws IOException {
      server.on("/f", ranged(BYTES, "\"v1\""));
      RemoteFile file = transfer().remoteFile(server.url("/f"), List.of(), 1000).orElseThrow();

      assertThat(file.size()).isEqualTo(BYTES.length);
      assertThat(read(file, BYTES.length - 500, 500))
          .isEqualTo(Arrays.copyOfRange(BYTES, BYTES.length - 500, BYTES.length));
      assertThat(server.requests()).hasSize(1);
      assertThat(read(file, 5, 100_000)).isEqualTo(Arrays.copyOfRange(BYTES, 5, 100_005));
      assertThat(read(file, 1000, 50)).isEqualTo(Arrays.copyOfRange(BYTES, 1000, 1050));
      assertThat(server.requests()).hasSize(2);
      assertThat(read(file, BYTES.length - 1500, 1500))
          .isEqualTo(Arrays.copyOfRange(BYTES, BYTES.length - 1500, BYTES.length));
      file.close();
      assertThat(file.isOpen()).isFalse();
    }

    private byte[] read(RemoteFile file, long position, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      file.position(position);
      while (buffer.hasRemaining() && file.read(buffer) >= 0) {
        assertThat(buffer.position()).isPositive();
      }
      return buffer.array();
    }

    @Test
    @DisplayName("remembers servers that give none")
    void without() {
      server.on("/f", body(BYTES)).on("/g", body(BYTES));
      Transfer transfer = transfer();

      assertThat(transfer.remoteFile(server.url("/f"), List.of(), 1000)).isEmpty();
      assertThat(transfer.remoteFile(server.url("/g"), List.of(), 1000)).isEmpty();
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("takes in all of it where that is what the server gives, and asks no more")
    void takesWhole() {
      server.on("/f", body(BYTES)).on("/wrong", body(BYTES));
      Transfer transfer = transfer();

      assertThat(transfer.remoteFile(server.url("/f"), List.of(), 1000)).isEmpty();

      assertThat(transfer.file(server.url("/f"), List.of()).path()).hasBinaryContent(BYTES);
      assertThat(transfer.file(server.url("/f"), List.of(sha256(BYTES))).verified()).isTrue();
      assertThat(server.requests()).hasSize(1);
      Checksum wanted = sha256(new byte[1]);
      assertThatThrownBy(() -> transfer().remoteFile(server.url("/wrong"), List.of(wanted), 1000))
          .isInstanceOf(ChecksumMismatchException.class);
    }

    @Test
    @DisplayName("notices that the file changed while it was read")
    void changed() {
      server.on("/f", ranged(BYTES, "\"v1\""), ranged(BYTES, "\"v2\""));
      RemoteFile file = transfer().remoteFile(server.url("/f"), List.of(), 1000).orElseThrow();

      assertThatThrownBy(() -> read(file, 0, 10))
          .isInstanceOf(BrokenTransferException.class)
          .hasMessageContaining("changed");
    }

    @Test
    @DisplayName("asks nobody when offline")
    void offlineParts() {
      assertThat(offline().remoteFile(server.url("/f"), List.of(), 1000)).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }
}
