package org.diracgrid.diracos.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.DigestedFile;
import org.diracgrid.diracos.archive.FileDigests;

/**
 * Scans of bases whose bytes pass by for another reason, so that nobody reads them twice. One that
 * fails says so only to who asks for the inventory: what is wrong with the bytes is best told by
 * the digest that they should have.
 */
final class PassingScans {
  private final InventoryCache cache;
  private final Map<String, PassingScan> scans = new ConcurrentHashMap<>();

  /** Keeps what scans find in this cache. */
  PassingScans(InventoryCache cache) {
    this.cache = cache;
  }

  /**
   * Digests a file, and scans it in the same pass unless that was done before.
   *
   * @param file to be read
   * @param base as which it is known
   * @param progress hears how many bytes were read since it last did
   */
  FileDigests digest(Path file, BaseReference.Local base, LongConsumer progress)
      throws IOException {
    try (DigestedFile bytes = DigestedFile.open(file, progress)) {
      if (!cache.hasOneOfSize(Files.size(file))) {
        scan(bytes, base);
      }
      return bytes.finish();
    }
  }

  private void scan(DigestedFile bytes, BaseReference.Local base) throws IOException {
    FutureTask<InventoryScan.Result> scan =
        new FutureTask<>(
            () -> {
              InventoryScan.Result found = InventoryScan.of(base.file(), bytes, base.origin());
              cache.keep(bytes.finish().sha256(), found);
              return found;
            });
    scan.run();
    scans.put(bytes.finish().sha256(), new PassingScan(scan));
  }

  /** What the scan of a base found; empty if there was none. */
  Optional<InventoryScan.Result> of(LocatedBase base) {
    return Optional.ofNullable(scans.get(base.sha256())).flatMap(scan -> scan.result(base));
  }
}
