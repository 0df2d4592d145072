package org.diracgrid.diracos.release;

import java.util.Optional;

/**
 * What somebody wants dirac-install to install.
 *
 * @param project e.g. {@code LHCb}
 * @param release of it, e.g. {@code v10r0}
 * @param diracOs {@code --dirac-os-version}, e.g. {@code LHCb:v1}, which wins over all files
 * @param location {@code -u}, which wins over all files
 * @param releases the project's releases.cfg
 * @param diracReleases that of DIRAC, for a release of the project that names no DIRACOS
 * @param defaults where the tarballs are
 */
public record InstallRequest(
    String project,
    String release,
    Optional<String> diracOs,
    Optional<String> location,
    Optional<CfgFile> releases,
    Optional<CfgFile> diracReleases,
    InstallDefaults defaults) {}
