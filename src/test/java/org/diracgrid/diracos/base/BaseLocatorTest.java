package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The base locator")
class BaseLocatorTest {
  private static final byte[] TARBALL = "stands for a tarball".getBytes(UTF_8);
  private static final String MD5 = hex(DigestAlgorithm.MD5, TARBALL);
  private static final Checksum SHA256 =
      new Checksum(DigestAlgorithm.SHA256, hex(DigestAlgorithm.SHA256, TARBALL));
  private static final Optional<Checksum> NO_PIN = Optional.empty();

  @TempDir private Path folder;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String root;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath();
          requests.add(path);
          byte[] body = pages.get(path);
          if (body == null) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    root = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Nested
  @DisplayName("for a released DIRACOS")
  class ReleasedBase {
    @Test
    @DisplayName("fetches the tarball and believes the md5 beside it")
    void fetches() throws IOException {
      serve("/releases/diracos-v1r27.tar.gz", TARBALL);
      serve("/releases/diracos-v1r27.md5", MD5);

      LocatedBase base = locate(released("v1r27", "/releases"), NO_PIN);

      assertThat(base.file()).hasBinaryContent(TARBALL);
      assertThat(base.origin()).isEqualTo(root + "/releases/diracos-v1r27.tar.gz");
      assertThat(base.sha256()).isEqualTo(SHA256.hex());
      assertThat(base.size()).isEqualTo(TARBALL.length);
      assertThat(base.verifiedBy())
          .containsExactly("md5 at " + root + "/releases/diracos-v1r27.md5");
      assertThat(base.warnings()).isEmpty();
    }

    @Test
    @DisplayName("goes on to the next place when one has it not")
    void goesOn() {
      serve("/second/diracos-v1r27.tar.gz", TARBALL);

      LocatedBase base = locate(released("v1r27", "/first/", "/second/"), NO_PIN);

      assertThat(base.origin()).isEqualTo(root + "/second/diracos-v1r27.tar.gz");
    }

    @Test
    @DisplayName("names every place it tried when none has it")
    void namesAllPlaces() {
      assertThatExceptionOfType(BaseNotFoundException.class)
          .isThrownBy(() -> locate(released("v9", "/first", "/second"), NO_PIN))
          .withMessageContaining("DIRACOS v9")
          .withMessageContaining(root + "/first/diracos-v9.tar.gz")
          .withMessageContaining(root + "/second/diracos-v9.tar.gz")
          .satisfies(e -> assertThat(e.tried()).hasSize(2))
          .satisfies(e -> assertThat(e.version()).isEqualTo("v9"));
    }

    @Test
    @DisplayName("shows no credentials of the places it tried")
    void hidesCredentials() {
      URI secret = URI.create(root.replace("http://", "http://user:secret@"));

      assertThatExceptionOfType(BaseNotFoundException.class)
          .isThrownBy(() -> locate(new BaseReference.Released("v9", List.of(secret)), NO_PIN))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
          .satisfies(e -> assertThat(e.tried().toString()).doesNotContain("secret"));
    }

    @Test
    @DisplayName("says that nobody vouches for it, with the digest to pin it by")
    void nobodyVouches() {
      serve("/r/diracos-v1.tar.gz", TARBALL);

      LocatedBase base = locate(released("v1", "/r"), NO_PIN);

      assertThat(base.verifiedBy()).isEmpty();
      assertThat(base.warnings())
          .containsExactly(
              "nothing vouches for %s/r/diracos-v1.tar.gz; to pin it, configure sha256 %s"
                  .formatted(root, SHA256.hex()));
    }

    @Test
    @DisplayName("refuses a tarball that has not the md5 beside it")
    void wrongMd5() {
      serve("/r/diracos-v1.tar.gz", TARBALL);
      serve("/r/diracos-v1.md5", "00000000000000000000000000000000");

      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(released("v1", "/r"), NO_PIN))
          .withMessageContaining("md5:00000000000000000000000000000000")
          .withMessageContaining("md5:" + MD5)
          .withMessageContaining("md5 at " + root + "/r/diracos-v1.md5")
          .withMessageContaining(root + "/r/diracos-v1.tar.gz");
    }

    @Test
    @DisplayName("refuses a cached tarball when the md5 beside it changes without it")
    void md5Changes() {
      serve("/r/diracos-v1.tar.gz", TARBALL);
      serve("/r/diracos-v1.md5", MD5);
      locate(released("v1", "/r"), NO_PIN);
      serve("/r/diracos-v1.md5", "00000000000000000000000000000000");

      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(released("v1", "/r"), NO_PIN));
    }

    @Test
    @DisplayName("takes a tarball that was published anew together with its md5")
    void publishedAnew() throws IOException {
      byte[] anew = "stands for a better tarball".getBytes(UTF_8);
      serve("/r/diracos-v1.tar.gz", TARBALL);
      serve("/r/diracos-v1.md5", MD5);
      locate(released("v1", "/r"), NO_PIN);
      serve("/r/diracos-v1.tar.gz", anew);
      serve("/r/diracos-v1.md5", hex(DigestAlgorithm.MD5, anew));

      assertThat(locate(released("v1", "/r"), NO_PIN).file()).hasBinaryContent(anew);
    }

    @Test
    @DisplayName("refuses a tarball that was swapped behind an unchanged md5")
    void swapped() {
      serve("/r/diracos-v1.tar.gz", TARBALL);
      serve("/r/diracos-v1.md5", MD5);
      locate(released("v1", "/r"), NO_PIN);
      serve("/r/diracos-v1.tar.gz", "stands for an evil tarball");

      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(released("v1", "/r"), NO_PIN));
    }

    @Test
    @DisplayName("asks nobody for a pinned base that the cache has")
    void pinned() {
      serve("/r/diracos-v1.tar.gz", TARBALL);
      locate(released("v1", "/r"), Optional.of(SHA256));
      assertThat(requests).containsExactly("/r/diracos-v1.tar.gz");
      requests.clear();

      LocatedBase base = locate(released("v1", "/r"), Optional.of(SHA256));

      assertThat(requests).isEmpty();
      assertThat(base.verifiedBy()).containsExactly("sha256 of the configuration");
      assertThat(base.warnings()).isEmpty();
    }

    @Test
    @DisplayName("refuses a base that is not the pinned one")
    void wrongPin() {
      serve("/r/diracos-v1.tar.gz", "another tarball");

      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(released("v1", "/r"), Optional.of(SHA256)))
          .withMessageContaining("sha256 of the configuration")
          .satisfies(e -> assertThat(e.wanted()).isEqualTo(SHA256))
          .satisfies(e -> assertThat(e.got()).isNotEqualTo(SHA256));
    }

    @Test
    @DisplayName("builds offline from the cache, with and without an md5")
    void offline() throws IOException {
      serve("/r/diracos-v1.tar.gz", TARBALL);
      serve("/r/diracos-v2.tar.gz", TARBALL);
      serve("/r/diracos-v2.md5", MD5);
      locate(released("v1", "/r"), NO_PIN);
      locate(released("v2", "/r"), NO_PIN);
      requests.clear();

      assertThat(locate(released("v1", "/r"), NO_PIN, true).file()).hasBinaryContent(TARBALL);
      assertThat(locate(released("v2", "/r"), NO_PIN, true).file()).hasBinaryContent(TARBALL);
      assertThat(requests).isEmpty();
    }

    @Test
    @DisplayName("encodes whatever a branch may be called")
    void oddVersion() {
      serve("/r/diracos-fix%2Fa%20b.tar.gz", TARBALL);

      assertThat(locate(released("fix/a b", "/r"), NO_PIN).sha256()).isEqualTo(SHA256.hex());
    }

    @Test
    @DisplayName("does not take a failing server for one without the base")
    void failingServer() {
      server.removeContext("/");
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
          });

      assertThatExceptionOfType(TransferException.class)
          .isThrownBy(() -> locate(released("v1", "/first", "/second"), NO_PIN))
          .isNotInstanceOf(BaseNotFoundException.class);
    }

    @Test
    @DisplayName("finds it in a folder of this machine, too")
    void localFolder() throws IOException {
      Path file = folder.resolve("diracos-v1.tar.gz");
      Files.write(file, TARBALL);
      URI elsewhere = folder.resolve("elsewhere").toUri();

      LocatedBase base =
          locate(new BaseReference.Released("v1", List.of(elsewhere, folder.toUri())), NO_PIN);

      assertThat(base.file()).isEqualTo(file);
      assertThatExceptionOfType(BaseNotFoundException.class)
          .isThrownBy(
              () -> locate(new BaseReference.Released("v2", List.of(folder.toUri())), NO_PIN));
    }
  }

  @Nested
  @DisplayName("for a URL")
  class RemoteBase {
    @Test
    @DisplayName("reads md5sum's own format under a repository's name, in upper case")
    void tolerantMd5() {
      serve("/nexus/base.tar.gz", TARBALL);
      serve("/nexus/base.tar.gz.md5", MD5.toUpperCase(java.util.Locale.ROOT) + "  base.tar.gz\n");

      assertThat(locate(remote("/nexus/base.tar.gz"), NO_PIN).verifiedBy())
          .containsExactly("md5 at " + root + "/nexus/base.tar.gz.md5");
    }

    @Test
    @DisplayName("is not misled by a server that answers everything with a page")
    void softNotFound() {
      serve("/base.tar.gz", TARBALL);
      serve("/base.md5", "<html>Nothing here</html>");

      LocatedBase base = locate(remote("/base.tar.gz"), NO_PIN);

      assertThat(base.verifiedBy()).isEmpty();
      assertThat(base.warnings())
          .contains(root + "/base.md5 holds no md5 of the base and is ignored")
          .anyMatch(warning -> warning.startsWith("nothing vouches for"));
    }

    @Test
    @DisplayName("says that it is not there")
    void missing() {
      assertThatExceptionOfType(TransferException.class)
          .isThrownBy(() -> locate(remote("/none.tar.gz"), NO_PIN))
          .withMessageContaining("/none.tar.gz");
    }

    @Test
    @DisplayName("uses a file URL's file where it lies")
    void fileUrl() throws IOException {
      Path file = folder.resolve("my base.tar.gz");
      Files.write(file, TARBALL);

      LocatedBase base = locate(new BaseReference.Remote(file.toUri()), NO_PIN);

      assertThat(base.file()).isEqualTo(file);
    }
  }

  @Nested
  @DisplayName("for a file")
  class LocalBase {
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
      file = folder.resolve("diracos-v1.tar.gz");
      Files.write(file, TARBALL);
    }

    @Test
    @DisplayName("uses it where it lies and believes the md5 beside it")
    void usesInPlace() throws IOException {
      Path md5 = folder.resolve("diracos-v1.md5");
      Files.writeString(md5, MD5);

      LocatedBase base = locate(local(false), NO_PIN);

      assertThat(base.file()).isEqualTo(file);
      assertThat(base.origin()).isEqualTo("my:base");
      assertThat(base.verifiedBy()).containsExactly("md5 at " + md5);
    }

    @Test
    @DisplayName("takes Maven's word for an artifact")
    void vouched() {
      LocatedBase base = locate(local(true), NO_PIN);

      assertThat(base.verifiedBy()).containsExactly("Maven, which resolved my:base");
      assertThat(base.warnings()).isEmpty();
    }

    @Test
    @DisplayName("says that nobody vouches for it, and ignores an md5 file without an md5")
    void nobodyVouches() throws IOException {
      Files.writeString(folder.resolve("diracos-v1.md5"), "none");

      LocatedBase base = locate(local(false), NO_PIN);

      assertThat(base.verifiedBy()).isEmpty();
      assertThat(base.warnings())
          .containsExactly(
              folder.resolve("diracos-v1.md5") + " holds no md5 of the base and is ignored",
              "nothing vouches for my:base; to pin it, configure sha256 " + SHA256.hex());
    }

    @Test
    @DisplayName("refuses a file that has not the md5 beside it, even one Maven vouches for")
    void wrongMd5() throws IOException {
      Files.writeString(folder.resolve("diracos-v1.md5"), "00000000000000000000000000000000");

      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(local(true), NO_PIN))
          .withMessageContaining(file.toString())
          .satisfies(e -> assertThat(e.got().hex()).isEqualTo(MD5))
          .satisfies(e -> assertThat(e.base()).isEqualTo(file.toString()))
          .satisfies(e -> assertThat(e.source()).startsWith("md5 at "));
    }

    @Test
    @DisplayName("puts the pin above an md5 file that was left behind")
    void pinAboveMd5() throws IOException {
      Files.writeString(folder.resolve("diracos-v1.md5"), "00000000000000000000000000000000");

      assertThat(locate(local(false), Optional.of(SHA256)).verifiedBy())
          .containsExactly("sha256 of the configuration");
    }

    @Test
    @DisplayName("accepts a pin of any algorithm")
    void otherAlgorithm() {
      Checksum sha512 = new Checksum(DigestAlgorithm.SHA512, hex(DigestAlgorithm.SHA512, TARBALL));
      Checksum wrong = new Checksum(DigestAlgorithm.SHA512, "0".repeat(128));

      assertThat(locate(local(false), Optional.of(sha512)).verifiedBy())
          .containsExactly("sha512 of the configuration");
      assertThatExceptionOfType(BaseDigestMismatchException.class)
          .isThrownBy(() -> locate(local(false), Optional.of(wrong)));
    }

    @Test
    @DisplayName("says that the file does not exist")
    void missing() throws IOException {
      Files.delete(file);

      assertThatExceptionOfType(MissingBaseFileException.class)
          .isThrownBy(() -> locate(local(false), NO_PIN))
          .withMessage("the base my:base does not exist at " + file)
          .satisfies(e -> assertThat(e.file()).isEqualTo(file));
    }

    @Test
    @DisplayName("says that a folder is no tarball")
    void isFolder() {
      assertThatExceptionOfType(BaseIsFolderException.class)
          .isThrownBy(() -> locate(new BaseReference.Local(folder, "my:base", false), NO_PIN))
          .withMessageContaining(folder.toString())
          .satisfies(e -> assertThat(e.folder()).isEqualTo(folder));
    }

    @Test
    @DisplayName("does not wait for a device to end")
    void isDevice() {
      Path device = Path.of("/dev/null");
      org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device));

      assertThatExceptionOfType(UnreadableBaseException.class)
          .isThrownBy(() -> locate(new BaseReference.Local(device, "my:base", false), NO_PIN))
          .satisfies(e -> assertThat(e.file()).isEqualTo(device));
    }

    private BaseReference local(boolean vouched) {
      return new BaseReference.Local(file, "my:base", vouched);
    }
  }

  private LocatedBase locate(BaseReference reference, Optional<Checksum> pin) {
    return locate(reference, pin, false);
  }

  private LocatedBase locate(BaseReference reference, Optional<Checksum> pin, boolean offline) {
    TransferSettings settings =
        new TransferSettings(
            folder.resolve("cache"), offline, Duration.ofSeconds(5), Duration.ofSeconds(5), 0);
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      InventoryReader inventories = new InventoryReader(transfer.cacheFolder("inventories"));
      return new BaseLocator(transfer, inventories).locate(reference, pin, count -> {});
    }
  }

  private BaseReference released(String version, String... places) {
    return new BaseReference.Released(
        version, List.of(places).stream().map(place -> URI.create(root + place)).toList());
  }

  private BaseReference remote(String path) {
    return new BaseReference.Remote(URI.create(root + path));
  }

  private void serve(String path, String text) {
    serve(path, text.getBytes(UTF_8));
  }

  private void serve(String path, byte[] body) {
    pages.put(path, body);
  }

  private static String hex(DigestAlgorithm algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(algorithm.digest().digest(bytes));
  }
}
