package org.diracgrid.diracos.base;

import java.io.IOException;
import java.io.InputStream;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.archive.EntryVisitor;

/** Takes the inventory of a tarball that somebody else reads and shows it the entries of. */
public final class InventoryCollector implements EntryVisitor {
  private final LocatedBase base;
  private final InventoryScan scan;

  /** Takes the inventory of this tarball. */
  public InventoryCollector(LocatedBase base) {
    this.base = base;
    this.scan = new InventoryScan(base.origin());
  }

  /** Sees one entry; reads of its content what tells something. */
  @Override
  public void visit(ArchiveEntry entry, InputStream content) throws IOException {
    scan.visit(entry, content);
  }

  /**
   * The inventory, once all entries were seen.
   *
   * @throws NotADiracosException if there is no top folder {@code diracos/} or no Python
   * @throws UnplaceablePathException if the folders of its Python lead out of it
   */
  public BaseInventory inventory(ArchiveLayout layout) {
    // The places cost memory, and hardly anybody who reads so asks for them.
    return scan.inventory(layout, ArchiveSplice.NONE)
        .toInventory(base.sha256(), () -> InventoryScan.of(base, count -> {}).index());
  }
}
