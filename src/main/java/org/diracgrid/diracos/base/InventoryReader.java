package org.diracgrid.diracos.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.ArchiveIndex;

/** Takes a base's inventory in one pass, or from the cache by the base's digest. */
public final class InventoryReader {
  private final InventoryCache cache;

  /** Keeps inventories in this folder. */
  public InventoryReader(Path cache) {
    this.cache = new InventoryCache(cache);
  }

  /**
   * The inventory of a verified base.
   *
   * @param progress hears how many compressed bytes were read since it last did
   * @throws NotADiracosException if it has no top folder {@code diracos/} or no Python
   */
  public BaseInventory read(LocatedBase base, LongConsumer progress) {
    Optional<StoredInventory> known = cache.find(base);
    if (known.isPresent()) {
      int entries = known.get().tree().all().size();
      return known.get().toInventory(() -> index(base, entries));
    }
    InventoryScan.Result taken = scan(base, progress);
    return taken.inventory().toInventory(taken::index);
  }

  private ArchiveIndex index(LocatedBase base, int entries) {
    return cache.findIndex(base, entries).orElseGet(() -> scan(base, count -> {}).index());
  }

  private InventoryScan.Result scan(LocatedBase base, LongConsumer progress) {
    InventoryScan.Result taken = InventoryScan.of(base, progress);
    cache.keep(taken.inventory(), taken.index());
    return taken;
  }
}
