package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The store of digests")
class DigestStoreTest {
  private static final FileTime OLD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final String MD5_OF_ABC = "900150983cd24fb0d6963f7d28e17f72";
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String SHA1_OF_ABC = "a9993e364706816aba3e25717850c26c9cd0d89d";

  @TempDir private Path folder;
  private Path file;
  private Path cache;

  @BeforeEach
  void writeFile() throws IOException {
    cache = folder.resolve("cache");
    file = folder.resolve("base.tar.gz");
    write("abc", OLD);
  }

  @Test
  @DisplayName("computes md5, sha256 and size")
  void computes() throws IOException {
    DigestStore.Digests digests = digests(new DigestStore(cache));

    assertThat(digests.md5()).isEqualTo(new Checksum(DigestAlgorithm.MD5, MD5_OF_ABC));
    assertThat(digests.sha256()).isEqualTo(new Checksum(DigestAlgorithm.SHA256, SHA256_OF_ABC));
    assertThat(digests.size()).isEqualTo(3);
    assertThat(DigestStore.compute(file, DigestAlgorithm.SHA1).hex()).isEqualTo(SHA1_OF_ABC);
  }

  @Test
  @DisplayName("does not read an unchanged file again")
  void keeps() throws IOException {
    DigestStore.Digests first = digests(new DigestStore(cache));
    DigestStore.Digesting none =
        file -> {
          throw new AssertionError(file + " is read again");
        };

    assertThat(new DigestStore(cache).of(file, none)).isEqualTo(first);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("reads a file again that was overwritten with one of its size and time")
  void overwritten() throws IOException {
    DigestStore store = new DigestStore(cache);
    DigestStore.Digests first = digests(store);
    await(Files.getAttribute(file, "unix:ctime"));
    write("xyz", OLD);

    assertThat(digests(store)).isNotEqualTo(first);
  }

  /** Until the file system's clock, which ticks some hundred times a second, has moved on. */
  private void await(Object before) throws IOException {
    Path probe = folder.resolve("probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (Files.getAttribute(probe, "unix:ctime").equals(before));
  }

  @Test
  @DisplayName("reads a file again when its size or time is another")
  void noticesChange() throws IOException {
    DigestStore store = new DigestStore(cache);
    DigestStore.Digests first = digests(store);
    write("abcd", OLD);
    DigestStore.Digests longer = digests(store);
    write("xyz", FileTime.from(OLD.toInstant().plusSeconds(1)));

    assertThat(longer).isNotEqualTo(first);
    assertThat(digests(store)).isNotEqualTo(first).isNotEqualTo(longer);
  }

  @Test
  @DisplayName("does not trust a file that was written just now to stay as it is")
  void freshFile() throws IOException {
    write("abc", FileTime.from(Instant.now()));
    DigestStore store = new DigestStore(cache);
    DigestStore.Digests first = digests(store);
    FileTime time = Files.getLastModifiedTime(file);
    write("xyz", time);

    assertThat(digests(store)).isNotEqualTo(first);
  }

  @Test
  @DisplayName("computes again what was damaged in the cache")
  void damagedCache() throws IOException {
    DigestStore store = new DigestStore(cache);
    DigestStore.Digests first = digests(store);
    try (Stream<Path> kept = Files.list(cache)) {
      for (Path path : kept.toList()) {
        Files.writeString(path, Files.readString(path).replace(SHA256_OF_ABC, "not a digest"));
      }
    }

    assertThat(digests(store)).isEqualTo(first);
  }

  @Test
  @DisplayName("works without a cache it can write to")
  void unwritableCache() throws IOException {
    Files.writeString(cache, "in the way");

    assertThat(digests(new DigestStore(cache)).sha256().hex()).isEqualTo(SHA256_OF_ABC);
  }

  @Test
  @DisplayName("remembers which sha256 met an md5")
  void remembersSame() {
    DigestStore store = new DigestStore(cache);
    Checksum md5 = new Checksum(DigestAlgorithm.MD5, MD5_OF_ABC);
    Checksum sha256 = new Checksum(DigestAlgorithm.SHA256, SHA256_OF_ABC);

    assertThat(store.sameAs(md5)).isEmpty();
    store.keepSame(md5, sha256);
    assertThat(store.sameAs(md5)).contains(sha256);
  }

  private DigestStore.Digests digests(DigestStore store) throws IOException {
    return store.of(file, real -> FileDigests.of(real, count -> {}));
  }

  private void write(String text, FileTime modified) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, modified);
  }
}
