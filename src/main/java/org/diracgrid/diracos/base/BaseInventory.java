package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveLayout;

/**
 * All that one pass over the base found.
 *
 * @param sha256 of the tarball
 * @param layout of its compressed bytes
 * @param tree its entries
 * @param distributions what its Python has installed; where two folders have one project, the one
 *     that Python imports
 * @param target its Python
 * @param version of DIRACOS as its versions.txt tells; empty if there is none
 * @param warnings sentences about what may surprise
 */
public record BaseInventory(
    String sha256,
    ArchiveLayout layout,
    BaseTree tree,
    List<InstalledDistribution> distributions,
    TargetEnvironment target,
    Optional<String> version,
    List<String> warnings) {
  /** The same inventory with another target. */
  public BaseInventory with(TargetEnvironment other) {
    return new BaseInventory(sha256, layout, tree, distributions, other, version, warnings);
  }
}
