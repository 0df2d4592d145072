package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/**
 * One version of a project that may be chosen.
 *
 * @param name the project
 * @param version the version
 * @param installed the base's distribution of this version, which wins over any file
 * @param files usable files of this version, best first; of an installed one only that of a direct
 *     reference to the same version, which then is not used
 * @param direct whether its file comes from a URL or path of its own
 */
record Candidate(
    ProjectName name,
    Version version,
    Optional<InstalledDistribution> installed,
    List<DistributionFile> files,
    boolean direct) {
  /** Whether its index withdrew it (PEP 592). */
  boolean yanked() {
    return !files.isEmpty() && files.get(0).yanked().isPresent();
  }
}
