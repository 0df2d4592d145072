package org.diracgrid.diracos.resolver;

import java.util.Map;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;

/** Whether what stays of the base can live with a choice, of which pip would take no notice. */
final class BaseAgreement {
  private final Universe universe;
  private final Map<Identifier, Integer> chosen;

  BaseAgreement(Universe universe, Map<Identifier, Integer> chosen) {
    this.universe = universe;
    this.chosen = chosen;
  }

  /** Whether every need of a distribution that stays is met by what is chosen, if that is new. */
  boolean holds() {
    return chosen.keySet().stream()
        .filter(Identifier.Project.class::isInstance)
        .map(subject -> ((Identifier.Project) subject).name())
        .filter(this::isNew)
        .allMatch(
            name ->
                universe.base().needsOf(name).stream()
                    .filter(need -> need.demand().by().filter(this::isNew).isEmpty())
                    .allMatch(this::isMet));
  }

  private boolean isNew(ProjectName name) {
    Integer index = chosen.get(new Identifier.Project(name));
    return index != null && !universe.isInstalled(name, index);
  }

  private boolean isMet(Dependency need) {
    Candidate candidate =
        universe.of(need.name()).get(chosen.get(new Identifier.Project(need.name())));
    return need.specifier().contains(candidate.version(), PreReleasePolicy.ALLOW)
        && need.extras().stream()
            .allMatch(extra -> chosen.containsKey(new Identifier.Extra(need.name(), extra)));
  }
}
