package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.ProjectName;

/** Whether what the build record says was added is what there is more than in the base. */
final class AdditionsCheck {
  private static final String NAME = "additions";

  List<Finding> findings(Survey survey, Optional<Survey> base, Claims claims) {
    List<Finding> findings = new ArrayList<>();
    if (survey.inventory().isEmpty() || claims.added().isEmpty()) {
      return findings;
    }
    for (Claims.Added added : claims.added().get()) {
      Optional<InstalledDistribution> found =
          survey.inventory().get().distributions().stream()
              .filter(it -> it.name().equals(added.name()))
              .findFirst();
      if (found.isEmpty()) {
        findings.add(
            Finding.error(
                NAME,
                "",
                "the build record tells of %s %s, which is not installed"
                    .formatted(added.name(), added.version())));
      } else if (!found.get().version().equals(added.version())) {
        findings.add(
            Finding.error(
                NAME,
                found.get().metadataPath(),
                "is %s %s, while the build record tells of %s"
                    .formatted(added.name(), found.get().version(), added.version())));
      }
    }
    base.ifPresent(it -> unclaimed(survey, it, claims, findings));
    return findings;
  }

  private static void unclaimed(Survey survey, Survey base, Claims claims, List<Finding> findings) {
    Set<ProjectName> unclaimed = new TreeSet<>(Additions.namesBeside(survey, base));
    unclaimed.removeAll(
        claims.added().orElseThrow().stream().map(Claims.Added::name).collect(Collectors.toSet()));
    for (ProjectName name : unclaimed) {
      findings.add(
          Finding.error(
              NAME,
              "",
              "%s is not in the base, nor does the build record tell of it".formatted(name)));
    }
  }
}
