package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.cut;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.DamagedArchiveException;
import org.diracgrid.diracos.archive.NotGzipException;
import org.diracgrid.diracos.archive.TruncatedArchiveException;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.transfer.Arrival;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A base that was never seen")
class PassingScansTest {
  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private final AtomicLong progress = new AtomicLong();

  /** Goes down when the first bytes of a base have arrived. */
  private final CountDownLatch arrived = new CountDownLatch(1);

  private final AtomicLong timeTaken = new AtomicLong();
  private Transfer transfer;
  private InventoryReader inventories;

  @BeforeEach
  void open() {
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), false, Duration.ofSeconds(30), Duration.ofSeconds(30), 2),
            new Arriving());
    inventories = reader();
  }

  /** Hears when something arrives. */
  private final class Arriving implements TransferListener {
    @Override
    public void started(URI uri, OptionalLong size) {}

    @Override
    public void progressed(URI uri, long bytes) {
      arrived.countDown();
    }

    @Override
    public void finished(URI uri, long bytes) {}
  }

  @AfterEach
  void close() {
    inventories.close();
    transfer.close();
    server.close();
  }

  @Nested
  @DisplayName("from afar")
  class Remote {
    private byte[] bytes;
    private final BaseReference reference =
        new BaseReference.Remote(server.url("me:secret", "/diracos-v1r27.tar.gz"));

    @BeforeEach
    void serveBase() throws IOException {
      serve(new SampleBase("v1r27").distribution("six", "1.12.0"));
    }

    private void serve(SampleBase base) throws IOException {
      bytes = Files.readAllBytes(base.writeTo(folder));
      server.on("/diracos-v1r27.tar.gz", body(bytes));
      vouch();
    }

    /** One of which half is enough to go on from. */
    private SampleBase large() {
      byte[] noise = new byte[2_000_000];
      new Random(1).nextBytes(noise);
      String text = Base64.getEncoder().encodeToString(noise);
      return new SampleBase("v1r27")
          .distribution("six", "1.12.0")
          .file("diracos/noise.txt", 0644, text);
    }

    private void vouch() {
      server.on(
          "/diracos-v1r27.md5",
          body(HexFormat.of().formatHex(DigestAlgorithm.MD5.digest().digest(bytes))));
    }

    @Test
    @DisplayName("is scanned while it comes, and nobody reads it again")
    void whileItComes() throws IOException {
      LocatedBase base = locate(reference);
      // Who has it open goes on reading it.
      Files.delete(base.file());
      AtomicLong scanned = new AtomicLong();

      BaseInventory inventory = inventories.read(base, scanned::addAndGet);

      assertThat(scanned).hasValue(bytes.length);
      assertThat(inventory.distributions()).hasSize(1);
      assertThat(inventory.sha256()).isEqualTo(base.sha256());
      assertThat(inventory.index().get().entryCount()).isEqualTo(inventory.tree().all().size());
      assertThat(reader().read(base, n -> assertThat(n).isZero()).distributions())
          .as("kept")
          .isEqualTo(inventory.distributions());
      assertThat(server.requests())
          .extracting(SampleServer.Request::path)
          .containsExactly("/diracos-v1r27.md5", "/diracos-v1r27.tar.gz");
    }

    @Test
    @DisplayName("is scanned from its beginning when its download goes on after it broke off")
    void resumed() throws IOException {
      serve(large());
      server.on(
          "/diracos-v1r27.tar.gz", cut(arrived, bytes, "ETag", "\"1\""), ranged(bytes, "\"1\""));

      LocatedBase base = locate(reference);

      Files.delete(base.file());
      AtomicLong scanned = new AtomicLong();
      assertThat(inventories.read(base, scanned::addAndGet).distributions()).hasSize(1);
      assertThat(scanned).as("of the try that came to its end").hasValue(bytes.length);
      assertThat(timeTaken).as("told of each try").hasValue(2);
      assertThat(server.requests("/diracos-v1r27.tar.gz")).hasSize(2);
    }

    @Test
    @DisplayName("is scanned anew when its download begins anew, as it changed meanwhile")
    void begunAnew() throws IOException {
      serve(large());
      byte[] older = bytes.clone();
      older[bytes.length / 3]++;
      server.on(
          "/diracos-v1r27.tar.gz", cut(arrived, older, "ETag", "\"1\""), ranged(bytes, "\"2\""));

      LocatedBase base = locate(reference);

      Files.delete(base.file());
      assertThat(inventory(base).distributions()).hasSize(1);
      assertThat(server.requests("/diracos-v1r27.tar.gz")).hasSize(2);
    }

    @Test
    @DisplayName(
        "is brought all the same where it is damaged, which who asks for its inventory hears")
    void damaged() {
      Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 50, (byte) 0xff);
      vouch();

      LocatedBase base = locate(reference);

      assertThat(base.file()).hasBinaryContent(bytes);
      assertThatThrownBy(() -> inventory(base))
          .isInstanceOfSatisfying(
              DamagedArchiveException.class, e -> assertThat(e.archive()).isEqualTo(base.file()));
    }

    @Test
    @DisplayName("is said to be another one rather than damaged, and nothing of it is kept")
    void another() throws IOException {
      Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 50, (byte) 0xff);

      assertThatThrownBy(() -> locate(reference)).isInstanceOf(BaseDigestMismatchException.class);

      assertThat(inventoriesKept()).isEmpty();
    }

    @Test
    @DisplayName("is said to be no DIRACOS by its URL, without credentials")
    void noDiracos() throws IOException {
      serve(new SampleBase("v1r27").without("diracos").file("a", 0644, "x"));

      LocatedBase base = locate(reference);

      assertThatThrownBy(() -> inventory(base))
          .isInstanceOf(NotADiracosException.class)
          .hasMessageContaining(server.url("/diracos-v1r27.tar.gz").toString())
          .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("is not scanned again when it is found unchanged in the cache")
    void unchanged() {
      server.on("/diracos-v1r27.tar.gz", ranged(bytes, "\"1\""));
      LocatedBase base = locate(reference);
      inventory(base);
      inventories = reader();

      LocatedBase again = locate(reference);

      assertThat(inventories.read(again, n -> assertThat(n).isZero()).distributions()).hasSize(1);
    }

    @Test
    @DisplayName("is no longer scanned when nobody waits for it")
    void closed() throws IOException {
      Path part = Files.write(folder.resolve("part"), bytes);
      Arrival arrival = inventories.passing().arrivals("my base").begin(part);
      arrival.reached(bytes.length / 2);

      inventories.close();

      Checksum sha256 =
          new Checksum(
              DigestAlgorithm.SHA256,
              HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(bytes)));
      arrival.reached(bytes.length);
      arrival.completed(sha256);
      assertThat(inventoriesKept()).isEmpty();
      LocatedBase base =
          new LocatedBase(
              Files.move(part, folder.resolve("base")),
              "my base",
              sha256.hex(),
              bytes.length,
              List.of(),
              List.of());
      assertThat(inventory(base).distributions()).as("read when asked for").hasSize(1);
    }
  }

  @Nested
  @DisplayName("on this machine")
  class Local {
    private Path file;

    @BeforeEach
    void writeBase() {
      file = new SampleBase("v1r27").distribution("six", "1.12.0").releaseTo(folder);
    }

    @Test
    @DisplayName("is read once, for its digests and its inventory")
    void once() throws IOException {
      LocatedBase base = locate();

      assertThat(progress).hasValue(Files.size(file));
      assertThat(timeTaken).as("told that it begins").hasValue(1);
      Files.delete(file);
      assertThat(inventory(base).distributions()).hasSize(1);
      assertThat(inventory(base).index().get().entryCount())
          .isEqualTo(inventory(base).tree().all().size());
    }

    @Test
    @DisplayName("has its inventory kept for later builds, though nobody asked for it")
    void kept() throws IOException {
      LocatedBase base = locate();
      Files.delete(file);

      BaseInventory later = reader().read(base, n -> assertThat(n).isZero());

      assertThat(later.distributions()).isEqualTo(inventory(base).distributions());
      assertThat(later.sha256()).isEqualTo(base.sha256());
      assertThat(timeTaken).as("of the first alone").hasValue(1);
    }

    @Test
    @DisplayName("is said to have another md5 where it is damaged, too")
    void damagedAndDeclared() throws IOException {
      damage();

      assertThatThrownBy(() -> locate()).isInstanceOf(BaseDigestMismatchException.class);
    }

    @Test
    @DisplayName("is said to be damaged by who asks for its inventory, if its digest is right")
    void damaged() throws IOException {
      damage();
      vouch();

      LocatedBase base = locate();

      assertThat(base.verifiedBy()).hasSize(1);
      assertThat(base.sha256()).isEqualTo(hex(DigestAlgorithm.SHA256));
      assertThatThrownBy(() -> inventory(base))
          .isInstanceOfSatisfying(
              DamagedArchiveException.class, e -> assertThat(e.archive()).isEqualTo(file));
      assertThat(inventoriesKept()).isEmpty();
    }

    @Test
    @DisplayName("is said to be incomplete, or no archive at all, likewise")
    void noArchive() throws IOException {
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));
      vouch();
      LocatedBase half = locate();
      assertThatThrownBy(() -> inventory(half)).isInstanceOf(TruncatedArchiveException.class);

      Files.writeString(file, "<html>Sign in</html>");
      vouch();
      LocatedBase page = locate();
      assertThatThrownBy(() -> inventory(page)).isInstanceOf(NotGzipException.class);
    }

    @Test
    @DisplayName("is said to be no DIRACOS likewise")
    void noDiracos() {
      file = new SampleBase("v1r27").without("diracos").file("a", 0644, "x").releaseTo(folder);

      LocatedBase base = locate();

      assertThatThrownBy(() -> inventory(base))
          .isInstanceOf(NotADiracosException.class)
          .hasMessageContaining("my base");
    }

    @Test
    @DisplayName("is only digested if one of its size was scanned before, as it likely is that one")
    void likelyKnown() throws IOException {
      LocatedBase first = locate();
      try (Stream<Path> kept = Files.list(folder.resolve("cache/inventories"))) {
        for (Path index : kept.filter(it -> it.toString().endsWith(".index")).toList()) {
          Files.delete(index);
        }
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      inventories = reader();

      LocatedBase again = locate();

      assertThat(again).isEqualTo(first);
      assertThat(inventory(again).distributions()).hasSize(1);
      // A scan would have kept one more.
      assertThat(inventoriesKept()).allMatch(name -> name.endsWith(".inventory")).hasSize(1);
    }

    @Test
    @DisplayName("is scanned when it is asked for if it only had the size of one scanned before")
    void likelyKnownIsOther() throws IOException {
      locate();
      byte[] other = Files.readAllBytes(file);
      // The time in the gzip header is nobody's concern.
      other[4]++;
      Files.write(file, other);
      vouch();
      inventories = reader();

      LocatedBase base = locate();

      assertThat(inventory(base).sha256()).isEqualTo(hex(DigestAlgorithm.SHA256));
      assertThat(inventoriesKept()).hasSize(4);
    }

    /** Makes its compressed data wrong, not its beginning or its end. */
    private void damage() throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 50, (byte) 0xff);
      Files.write(file, bytes);
    }

    private void vouch() throws IOException {
      Files.writeString(folder.resolve("diracos-v1r27.md5"), hex(DigestAlgorithm.MD5));
    }

    private String hex(DigestAlgorithm algorithm) throws IOException {
      return HexFormat.of().formatHex(algorithm.digest().digest(Files.readAllBytes(file)));
    }

    private LocatedBase locate() {
      return PassingScansTest.this.locate(new BaseReference.Local(file, "my base", false));
    }
  }

  private LocatedBase locate(BaseReference reference) {
    return new BaseLocator(transfer, inventories)
        .locate(reference, Optional.empty(), progress::addAndGet);
  }

  private BaseInventory inventory(LocatedBase base) {
    return inventories.read(base, n -> {});
  }

  private InventoryReader reader() {
    return new InventoryReader(transfer.cacheFolder("inventories"), timeTaken::incrementAndGet);
  }

  private List<String> inventoriesKept() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve("cache/inventories"))) {
      return kept.map(file -> file.getFileName().toString()).toList();
    }
  }
}
