package org.diracgrid.diracos.base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.ArchiveIndex;
import org.diracgrid.diracos.archive.BaseChangedException;
import org.diracgrid.diracos.archive.DigestedFile;
import org.diracgrid.diracos.archive.UnreadableArchiveException;

/**
 * Takes a base's inventory in one pass, or from the cache by the base's digest. A base that has to
 * be brought here, or read to be verified, is scanned meanwhile.
 */
public final class InventoryReader implements AutoCloseable {
  private final InventoryCache cache;
  private final Runnable takesTime;
  private final PassingScans passing;

  /** Keeps inventories in this folder. */
  public InventoryReader(Path cache) {
    this(cache, () -> {});
  }

  /**
   * Keeps inventories in this folder.
   *
   * @param takesTime heeds each time that a base begins to come or to be scanned, which is a chance
   *     to do something else; from any thread
   */
  public InventoryReader(Path cache, Runnable takesTime) {
    this.cache = new InventoryCache(cache);
    this.takesTime = takesTime;
    this.passing = new PassingScans(this.cache, takesTime);
  }

  /**
   * The inventory of a verified base.
   *
   * @param progress hears how many compressed bytes were read since it last did
   * @throws NotADiracosException if it has no top folder {@code diracos/} or no Python
   * @throws BaseChangedException if it is no longer the file that was verified
   */
  public BaseInventory read(LocatedBase base, LongConsumer progress) {
    Optional<InventoryScan.Result> passed = passing.of(base, progress);
    if (passed.isPresent()) {
      return inventory(base, passed.get());
    }
    Optional<StoredInventory> known = cache.find(base);
    if (known.isPresent()) {
      int entries = known.get().tree().all().size();
      return known.get().toInventory(base.sha256(), () -> index(base, entries));
    }
    takesTime.run();
    return inventory(base, scan(base, progress));
  }

  /** Scans of what is read for another reason. */
  PassingScans passing() {
    return passing;
  }

  private static BaseInventory inventory(LocatedBase base, InventoryScan.Result taken) {
    return taken.inventory().toInventory(base.sha256(), taken::index);
  }

  private ArchiveIndex index(LocatedBase base, int entries) {
    return cache.findIndex(base, entries).orElseGet(() -> scan(base, count -> {}).index());
  }

  /** What is kept under a digest has to be of bytes that have it, whatever happened to the file. */
  private InventoryScan.Result scan(LocatedBase base, LongConsumer progress) {
    try (DigestedFile bytes = DigestedFile.open(base.file(), progress)) {
      InventoryScan.Result taken = InventoryScan.of(base.file(), bytes, base.origin());
      if (!bytes.finish().sha256().equals(base.sha256())) {
        throw new BaseChangedException(base.file());
      }
      cache.keep(base.sha256(), taken);
      return taken;
    } catch (IOException e) {
      throw new UnreadableArchiveException(base.file(), e);
    }
  }

  /** Ends what nobody waits for any more. */
  @Override
  public void close() {
    passing.close();
  }
}
