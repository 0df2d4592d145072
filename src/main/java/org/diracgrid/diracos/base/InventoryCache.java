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
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.diracgrid.diracos.archive.ArchiveIndex;

/** Keeps inventories, each in a file named by the base's digest and size, and the format. */
final class InventoryCache {
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  /** Keeps them in this folder. */
  InventoryCache(Path folder) {
    this.folder = folder;
  }

  /** The inventory of this base; empty if there is none, or none that can be trusted. */
  Optional<StoredInventory> find(LocatedBase base) {
    String sha256 = base.sha256();
    return read(inventoryFile(sha256, base.size()), sha256, in -> new InventoryDecoder(in).read())
        .filter(stored -> stored.layout().compressedSize() == base.size());
  }

  /** Whether there is the inventory of a base of this size, which then likely is the same one. */
  boolean hasOneOfSize(long size) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(ending(size)));
    } catch (IOException e) {
      return false;
    }
  }

  /** The places in this base of so many entries; empty if they are not known for sure. */
  Optional<ArchiveIndex> findIndex(LocatedBase base, int entries) {
    return read(indexFile(base.sha256()), base.sha256(), ArchiveIndex::readFrom)
        .filter(index -> index.entryCount() == entries);
  }

  /** Keeps what a scan found, and apart from it what is needed only when entries must go. */
  void keep(String sha256, InventoryScan.Result scan) {
    write(indexFile(sha256), sha256, scan.index()::writeTo);
    write(
        inventoryFile(sha256, scan.inventory().layout().compressedSize()),
        sha256,
        out -> new InventoryEncoder(out).write(scan.inventory()));
  }

  private Path inventoryFile(String sha256, long size) {
    return folder.resolve(sha256 + ending(size));
  }

  private static String ending(long size) {
    return "-%d.%d.inventory".formatted(size, InventoryEncoder.NUMBER);
  }

  private Path indexFile(String sha256) {
    return folder.resolve("%s.%d.index".formatted(sha256, InventoryEncoder.NUMBER));
  }

  /** Reads a part of a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static <T> Optional<T> read(Path file, String sha256, Reading<T> reading) {
    try (InputStream compressed = Files.newInputStream(file);
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(compressed, BUFFER), BUFFER))) {
      if (!in.readUTF().equals(InventoryEncoder.FORMAT) || !in.readUTF().equals(sha256)) {
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

  private static void write(Path file, String sha256, Writing writing) {
    CacheFile.write(
        file,
        out -> {
          try (DataOutputStream data =
              new DataOutputStream(
                  new BufferedOutputStream(new FastGzipOutputStream(out), BUFFER))) {
            data.writeUTF(InventoryEncoder.FORMAT);
            data.writeUTF(sha256);
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
