package org.diracgrid.diracos.base;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.diracgrid.diracos.archive.ArchiveIndex;

/** Keeps inventories, each in a file named by the base's digest. */
final class InventoryCache {
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  /** Keeps them in this folder. */
  InventoryCache(Path folder) {
    this.folder = folder;
  }

  /** The inventory of this base; empty if there is none, or none that can be trusted. */
  Optional<StoredInventory> find(LocatedBase base) {
    return read(inventoryFile(base.sha256()), in -> new InventoryDecoder(in).read())
        .filter(stored -> stored.sha256().equals(base.sha256()))
        .filter(stored -> stored.layout().compressedSize() == base.size());
  }

  /** The places in this base of so many entries; empty if they are not known for sure. */
  Optional<ArchiveIndex> findIndex(LocatedBase base, int entries) {
    return read(indexFile(base.sha256()), ArchiveIndex::readFrom)
        .filter(index -> index.entryCount() == entries);
  }

  /** Keeps an inventory, and apart from it what is needed only when entries must go. */
  void keep(StoredInventory inventory, ArchiveIndex index) {
    write(indexFile(inventory.sha256()), index::writeTo);
    write(inventoryFile(inventory.sha256()), out -> new InventoryEncoder(out).write(inventory));
  }

  private Path inventoryFile(String sha256) {
    return folder.resolve(sha256 + ".inventory");
  }

  private Path indexFile(String sha256) {
    return folder.resolve(sha256 + ".index");
  }

  /** Reads a part of a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static <T> Optional<T> read(Path file, Reading<T> reading) {
    try (InputStream compressed = Files.newInputStream(file);
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(compressed, BUFFER), BUFFER))) {
      if (!in.readUTF().equals(InventoryEncoder.FORMAT)) {
        return Optional.empty();
      }
      T result = reading.from(in);
      // Reading to the end has gzip check its CRC, which finds what the format does not.
      return in.read() < 0 ? Optional.of(result) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Missing, damaged or of another version: the base itself is the truth.
      return Optional.empty();
    }
  }

  /** Writes a part of a file. */
  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static void write(Path file, Writing writing) {
    CacheFile.write(
        file,
        out -> {
          try (DataOutputStream data =
              new DataOutputStream(
                  new BufferedOutputStream(new FastGzipOutputStream(out), BUFFER))) {
            data.writeUTF(InventoryEncoder.FORMAT);
            writing.to(data);
          }
        });
  }

  /** Paths repeat so much that the fastest level is small enough. */
  private static final class FastGzipOutputStream extends GZIPOutputStream {
    FastGzipOutputStream(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
