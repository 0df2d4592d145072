package org.diracgrid.diracos.requirements;

import java.util.Set;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What {@code --pre}, {@code --all-releases} and {@code --only-final} say of pre-releases; a
 * project named there goes before what is said for all.
 *
 * @param allReleasesForAll whether {@code --pre} or {@code --all-releases :all:} holds
 * @param onlyFinalForAll whether {@code --only-final :all:} holds
 * @param allReleases projects named
 * @param onlyFinal projects named
 */
public record ReleaseControl(
    boolean allReleasesForAll,
    boolean onlyFinalForAll,
    Set<ProjectName> allReleases,
    Set<ProjectName> onlyFinal) {
  /** Nothing said: pre-releases where a specifier names one or nothing else fits. */
  public static final ReleaseControl UNSAID = new ReleaseControl(false, false, Set.of(), Set.of());

  /** Which releases of a project may be chosen. */
  public PreReleasePolicy policy(ProjectName project) {
    if (allReleases.contains(project)) {
      return PreReleasePolicy.ALLOW;
    }
    if (onlyFinal.contains(project)) {
      return PreReleasePolicy.REJECT;
    }
    if (allReleasesForAll) {
      return PreReleasePolicy.ALLOW;
    }
    return onlyFinalForAll ? PreReleasePolicy.REJECT : PreReleasePolicy.IF_NEEDED;
  }
}
