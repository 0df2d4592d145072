package org.diracgrid.diracos.extension;

import java.util.List;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.PipConfiguration;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.transfer.Transfer;

/** Reads what an extension asks for. */
final class ExtensionRequirements {
  private final UserEnvironment user;
  private final Transfer transfer;

  ExtensionRequirements(UserEnvironment user, Transfer transfer) {
    this.user = user;
    this.transfer = transfer;
  }

  /** Reads the requirements, pip's configuration and the build's own settings being known. */
  RequirementSet read(ExtensionSpec spec) {
    IndexSettings configured =
        PipConfiguration.read(
            user.variables(), user.home(), System.getProperty("os.name"), IndexSettings.DEFAULT);
    IndexSettings settings = spec.index().over(configured);
    RequirementSet read =
        new RequirementsReader(transfer, user.variables())
            .read(List.of(spec.requirements()), List.of(), settings, spec.displayFolder());
    return new DependencyWheels(new ContentDigests(transfer)).behind(read, spec.wheels());
  }
}
