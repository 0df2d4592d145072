package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.DamagedArchiveException;
import org.diracgrid.diracos.archive.NotGzipException;
import org.diracgrid.diracos.archive.TruncatedArchiveException;
import org.diracgrid.diracos.fixture.SampleBase;
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
  private final AtomicLong progress = new AtomicLong();
  private Transfer transfer;
  private InventoryReader inventories;

  @BeforeEach
  void open() {
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), false, Duration.ofSeconds(30), Duration.ofSeconds(30), 2),
            TransferListener.SILENT);
    inventories = reader();
  }

  @AfterEach
  void close() {
    transfer.close();
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
    return new InventoryReader(transfer.cacheFolder("inventories"));
  }

  private List<String> inventoriesKept() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve("cache/inventories"))) {
      return kept.map(file -> file.getFileName().toString()).toList();
    }
  }
}
