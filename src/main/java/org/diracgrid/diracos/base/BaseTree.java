package org.diracgrid.diracos.base;

import java.util.Collection;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntry;

/** Every entry of the base, by path. */
public final class BaseTree {
  /** Indexes the entries, in the archive's order; a later one of the same path wins. */
  public BaseTree(Collection<ArchiveEntry> entries) {}

  /** The entries in the archive's order. */
  public Collection<ArchiveEntry> entries() {
    throw new UnsupportedOperationException();
  }

  /** The entry at exactly this path. */
  public Optional<ArchiveEntry> entry(String path) {
    throw new UnsupportedOperationException();
  }

  /**
   * The same place with every link on the way followed, so that no new file comes to lie under a
   * link; the last part need not exist, and is followed too if it is a link.
   *
   * @throws UnplaceablePathException if a link leads out of the tree, in a circle, or through a
   *     file
   */
  public String resolve(String path) {
    throw new UnsupportedOperationException();
  }
}
