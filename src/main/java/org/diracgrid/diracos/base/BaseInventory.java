package org.diracgrid.diracos.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.diracgrid.diracos.archive.ArchiveIndex;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.archive.BaseArchive;

/**
 * All that one pass over the base found.
 *
 * @param sha256 of the tarball
 * @param layout of its compressed bytes
 * @param splice what adding entries behind its own takes
 * @param tree its entries
 * @param distributions what its Python has installed; where two folders have one project, the one
 *     that Python imports
 * @param shadowed what it has installed besides, in a later folder of {@code sys.path}, of projects
 *     that {@code distributions} has; Python does not import it
 * @param target its Python
 * @param version of DIRACOS as its versions.txt tells; empty if there is none
 * @param extensions that it is, the last one built first; none of a plain DIRACOS
 * @param warnings sentences about what may surprise
 * @param index the places in its compressed bytes, fetched when entries must go
 */
public record BaseInventory(
    String sha256,
    ArchiveLayout layout,
    ArchiveSplice splice,
    BaseTree tree,
    List<InstalledDistribution> distributions,
    List<InstalledDistribution> shadowed,
    TargetEnvironment target,
    Optional<String> version,
    List<ExtensionVersion> extensions,
    List<String> warnings,
    Supplier<ArchiveIndex> index) {
  /** What writing a changed copy needs to know of the tarball. */
  public BaseArchive archive(Path file) {
    return new BaseArchive(file, layout, tree.archived(), splice, index);
  }

  /** The same inventory with another target. */
  public BaseInventory with(TargetEnvironment other) {
    return new BaseInventory(
        sha256,
        layout,
        splice,
        tree,
        distributions,
        shadowed,
        other,
        version,
        extensions,
        warnings,
        index);
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
