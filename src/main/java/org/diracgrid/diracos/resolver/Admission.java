package org.diracgrid.diracos.resolver;

import java.util.List;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.Specifier;
import org.diracgrid.diracos.python.SpecifierSet;

/**
 * Which candidates the specifiers in force opt in to, as pip judges all of a project's specifiers
 * together: pre-releases if one names a pre-release or nothing final fits (PEP 440), yanked ones if
 * nothing else fits and one pins the version (PEP 592).
 *
 * @param admitted the candidates that may be chosen now
 * @param refused those that fit, but may not
 * @param kind what the refused are, e.g. {@code yanked}
 */
record Admission(CandidateSet admitted, CandidateSet refused, String kind) {

  /** Judges under the specifiers in force. */
  static Admission of(
      ProjectCandidates candidates, List<SpecifierSet> inForce, PreReleasePolicy preReleases) {
    CandidateSet fitting = CandidateSet.anything(candidates.size()).present();
    for (SpecifierSet specifier : inForce) {
      fitting = fitting.and(candidates.matching(specifier));
    }
    CandidateSet finals = fitting.without(candidates.preReleases());
    boolean opensPreReleases =
        switch (preReleases) {
          case ALLOW -> true;
          case REJECT -> false;
          case IF_NEEDED ->
              finals.isEmpty() || inForce.stream().anyMatch(SpecifierSet::namesPreRelease);
        };
    CandidateSet released = opensPreReleases ? fitting : finals;
    CandidateSet standing = released.without(candidates.yanked());
    boolean opensYanked = standing.isEmpty() && inForce.stream().anyMatch(Admission::pins);
    CandidateSet admitted = opensYanked ? released : standing;
    return new Admission(
        admitted,
        fitting.without(admitted),
        released.equals(standing) ? "a pre-release" : "yanked");
  }

  private static boolean pins(SpecifierSet specifiers) {
    return specifiers.specifiers().stream().anyMatch(Admission::pins);
  }

  static boolean pins(Specifier specifier) {
    return specifier.operator().equals("===")
        || (specifier.operator().equals("==") && !specifier.version().endsWith(".*"));
  }
}
