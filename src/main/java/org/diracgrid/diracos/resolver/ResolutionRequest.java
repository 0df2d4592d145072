package org.diracgrid.diracos.resolver;

import java.util.List;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.requirements.RequirementSet;

/**
 * What is to be resolved.
 *
 * @param requirements what the user asks for
 * @param installed what the base has
 * @param target the Python all is judged for
 * @param basePackages whether the base's distributions may be replaced
 * @param sources whether source distributions count
 */
public record ResolutionRequest(
    RequirementSet requirements,
    List<InstalledDistribution> installed,
    TargetEnvironment target,
    BasePackagePolicy basePackages,
    SourcePolicy sources) {}
