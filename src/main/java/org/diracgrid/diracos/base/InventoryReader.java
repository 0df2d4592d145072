package org.diracgrid.diracos.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

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
      return known.get().toInventory();
    }
    StoredInventory taken = InventoryScan.of(base, progress);
    cache.keep(taken);
    return taken.toInventory();
  }
}
