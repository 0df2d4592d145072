package org.diracgrid.diracos.base;

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
    try (InputStream file = Files.newInputStream(file(base.sha256()));
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, BUFFER))) {
      StoredInventory stored = new InventoryDecoder(in).read();
      // Reading to the end has gzip check its CRC, which finds what the format does not.
      if (in.read() >= 0
          || !stored.sha256().equals(base.sha256())
          || stored.layout().compressedSize() != base.size()) {
        return Optional.empty();
      }
      return Optional.of(stored);
    } catch (IOException | IllegalArgumentException e) {
      // Missing, damaged or of another version: the base itself is the truth.
      return Optional.empty();
    }
  }

  /** Keeps an inventory. */
  void keep(StoredInventory inventory) {
    CacheFile.write(
        file(inventory.sha256()),
        out -> {
          try (DataOutputStream data = new DataOutputStream(new FastGzipOutputStream(out))) {
            new InventoryEncoder(data).write(inventory);
          }
        });
  }

  private Path file(String sha256) {
    return folder.resolve(sha256 + ".inventory");
  }

  /** Paths repeat so much that the fastest level is small enough. */
  private static final class FastGzipOutputStream extends GZIPOutputStream {
    FastGzipOutputStream(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
