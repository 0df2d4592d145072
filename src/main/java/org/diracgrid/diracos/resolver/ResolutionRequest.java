package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.RequirementSet;

/**
 * What is to be resolved.
 *
 * @param requirements what the user asks for
 * @param installed what the base has
 * @param target the Python all is judged for
 * @param basePackages whether the base's distributions may be replaced
 * @param sources whether source distributions count
 * @param preferred versions to take before newer ones where nothing stands against them
 */
public record ResolutionRequest(
    RequirementSet requirements,
    List<InstalledDistribution> installed,
    TargetEnvironment target,
    BasePackagePolicy basePackages,
    SourcePolicy sources,
    Map<ProjectName, Version> preferred) {
  /** A copy that cannot change. */
  public ResolutionRequest {
    preferred = Map.copyOf(preferred);
  }

  /** A request that prefers what is newest. */
  public ResolutionRequest(
      RequirementSet requirements,
      List<InstalledDistribution> installed,
      TargetEnvironment target,
      BasePackagePolicy basePackages,
      SourcePolicy sources) {
    this(requirements, installed, target, basePackages, sources, Map.of());
  }
}
