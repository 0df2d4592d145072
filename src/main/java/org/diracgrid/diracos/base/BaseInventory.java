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
 * @param shadowed what it has installed besides, in a later folder of {@code sys.path}, of projects
 *     that {@code distributions} has; Python does not import it
 * @param target its Python
 * @param version of DIRACOS as its versions.txt tells; empty if there is none
 * @param warnings sentences about what may surprise
 */
public record BaseInventory(
    String sha256,
    ArchiveLayout layout,
    BaseTree tree,
    List<InstalledDistribution> distributions,
    List<InstalledDistribution> shadowed,
    TargetEnvironment target,
    Optional<String> version,
    List<String> warnings) {
  /** The same inventory with another target. */
  public BaseInventory with(TargetEnvironment other) {
    return new BaseInventory(
        sha256, layout, tree, distributions, shadowed, other, version, warnings);
  }

  /**
   * The site-packages into which whatever replaces a distribution has to go so that Python imports
   * it, and not another one that the base has of the project; empty if there is no other.
   */
  public Optional<String> placeOfReplacement(InstalledDistribution replaced) {
    return shadowed.stream().anyMatch(other -> other.name().equals(replaced.name()))
        ? Optional.of(replaced.folder())
        : Optional.empty();
  }
}
