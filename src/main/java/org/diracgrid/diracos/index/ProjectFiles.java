package org.diracgrid.diracos.index;

import java.util.List;
import org.diracgrid.diracos.python.ProjectName;

/**
 * All that the sources offer of one project, pooled as pip does.
 *
 * @param project the project
 * @param files distributions in pip's order, those of find-links first; of equals the last counts
 * @param unusable links that are none
 * @param sources the sources that know the project, without credentials
 * @param searched every source that was asked, without credentials
 */
public record ProjectFiles(
    ProjectName project,
    List<DistributionFile> files,
    List<UnusableFile> unusable,
    List<String> sources,
    List<String> searched) {}
