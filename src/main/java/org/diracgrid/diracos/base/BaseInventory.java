package org.diracgrid.diracos.base;

import java.util.List;
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
 * @param warnings sentences about what may surprise
 */
public record BaseInventory(
    String sha256,
    ArchiveLayout layout,
    BaseTree tree,
    List<InstalledDistribution> distributions,
    TargetEnvironment target,
    List<String> warnings) {}
