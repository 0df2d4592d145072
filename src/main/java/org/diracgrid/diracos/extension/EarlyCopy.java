package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import org.diracgrid.diracos.archive.BaseArchive;
import org.diracgrid.diracos.archive.HeadStart;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;

/**
 * Begins to copy a base before the requirements are resolved, unless it is plain already that one
 * of its packages will be replaced: then entries of it are left out, and the copy would be in vain.
 */
final class EarlyCopy {
  private EarlyCopy() {}

  static HeadStart begin(
      LocatedBase base, BaseInventory inventory, RequirementSet requirements, Path draft) {
    BaseArchive archive = inventory.archive(base.file());
    boolean replaces =
        requirements.requirements().stream()
            .anyMatch(
                asked -> inventory.distributions().stream().anyMatch(it -> replaces(asked, it)));
    return replaces ? HeadStart.none(archive, draft) : HeadStart.of(archive, draft);
  }

  private static boolean replaces(RequirementEntry asked, InstalledDistribution installed) {
    return asked.name().filter(installed.name()::equals).isPresent()
        && !asked.specifier().contains(installed.version(), PreReleasePolicy.ALLOW);
  }
}
