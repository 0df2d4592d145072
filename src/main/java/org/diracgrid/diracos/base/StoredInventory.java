package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.diracgrid.diracos.archive.ArchiveIndex;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;

/** An inventory in the form in which the cache keeps it: what was found, not what follows of it. */
record StoredInventory(
    ArchiveLayout layout,
    ArchiveSplice splice,
    BaseTree tree,
    List<InstalledDistribution> distributions,
    List<InstalledDistribution> shadowed,
    TargetDetection target,
    InstallScheme scheme,
    Optional<String> version,
    List<ExtensionVersion> extensions,
    List<String> warnings) {
  /** The inventory of the base with this digest. */
  BaseInventory toInventory(String sha256, Supplier<ArchiveIndex> index) {
    return new BaseInventory(
        sha256,
        layout,
        splice,
        tree,
        distributions,
        shadowed,
        environment(),
        version,
        extensions,
        warnings,
        index);
  }

  private TargetEnvironment environment() {
    return new TargetEnvironment(
        target.python(),
        target.glibc(),
        target.machine(),
        MarkerEnvironment.linuxCPython(target.python(), target.machine()),
        SupportedTags.linuxCPython(target.python(), target.abi(), target.glibc(), target.machine()),
        scheme);
  }
}
