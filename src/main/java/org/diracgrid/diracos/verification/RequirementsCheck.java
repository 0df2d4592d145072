package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;

/**
 * Whether every installed distribution has what it requires, as {@code pip check} asks, and besides
 * what the extras require that one asks of another.
 */
final class RequirementsCheck implements ArchiveCheck {
  private static final String NAME = "requirements";

  @Override
  public List<Finding> findings(Survey survey) {
    return survey.inventory().map(it -> new Walk(it).findings()).orElse(List.of());
  }

  /** A walk from every distribution to what it requires. */
  private static final class Walk {
    private final BaseInventory inventory;
    private final Map<ProjectName, InstalledDistribution> installed = new HashMap<>();
    private final Set<String> walked = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Walk(BaseInventory inventory) {
      this.inventory = inventory;
      inventory.distributions().forEach(it -> installed.put(it.name(), it));
    }

    List<Finding> findings() {
      for (InstalledDistribution distribution : inventory.distributions()) {
        distribution
            .requiresPython()
            .filter(it -> !it.contains(inventory.target().python(), PreReleasePolicy.ALLOW))
            .ifPresent(
                it ->
                    add(
                        distribution,
                        "requires Python %s, while this one is %s"
                            .formatted(it, inventory.target().python())));
        walk(distribution, Optional.empty());
      }
      return findings;
    }

    private void walk(InstalledDistribution distribution, Optional<String> extra) {
      if (!walked.add(distribution.name() + " " + extra.orElse(""))) {
        return;
      }
      for (Requirement requirement : distribution.requires()) {
        if (counts(requirement, extra)) {
          check(distribution, requirement, extra);
        }
      }
    }

    private void check(
        InstalledDistribution distribution, Requirement requirement, Optional<String> extra) {
      InstalledDistribution found = installed.get(requirement.name());
      String asked = requirement + extra.map(" for its extra "::concat).orElse("");
      if (found == null) {
        add(distribution, "requires %s, which is not installed".formatted(asked));
        return;
      }
      if (requirement.url().isEmpty()
          && !requirement.specifier().contains(found.version(), PreReleasePolicy.ALLOW)) {
        add(distribution, "requires %s, while %s is installed".formatted(asked, found.version()));
      }
      requirement.extras().forEach(it -> walk(found, Optional.of(it)));
    }

    private boolean counts(Requirement requirement, Optional<String> extra) {
      try {
        boolean always =
            requirement.marker().isEmpty()
                || requirement.marker().get().holds(inventory.target().markers(), Set.of());
        return extra.isEmpty()
            ? always
            : !always
                && requirement
                    .marker()
                    .get()
                    .holds(inventory.target().markers(), Set.of(extra.get()));
      } catch (InvalidMarkerException e) {
        // pip passes over it too.
        return false;
      }
    }

    private void add(InstalledDistribution distribution, String sentence) {
      findings.add(
          Finding.error(
              NAME,
              distribution.metadataPath(),
              "%s %s %s".formatted(distribution.writtenName(), distribution.version(), sentence)));
    }
  }
}
