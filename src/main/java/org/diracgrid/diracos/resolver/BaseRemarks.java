package org.diracgrid.diracos.resolver;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.PreReleasePolicy;

/** What is to be said of a distribution of the base that was asked for. */
final class BaseRemarks {
  private BaseRemarks() {}

  /**
   * The sentence without full stop; empty if the base's distribution, if any, is simply kept.
   *
   * @param installed the base's distribution of the project
   * @param chosen what was chosen of it
   * @param asked what is asked of it
   */
  static Optional<String> of(
      Optional<InstalledDistribution> installed, Candidate chosen, List<Dependency> asked) {
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    String what =
        "%s %s of the base".formatted(installed.get().writtenName(), installed.get().version());
    if (chosen.installed().isEmpty()) {
      return Optional.of(
          "%s is replaced by %s%s"
              .formatted(what, chosen.version(), who(reasons(asked, installed.get()))));
    }
    // As with pip, the version that is installed is not installed again from somewhere else.
    return chosen.direct()
        ? Optional.of("%s is kept, as the file asked for is of that version".formatted(what))
        : Optional.empty();
  }

  /** Who cannot do with it; all who ask if it had to go for the sake of what itself needs. */
  private static List<Dependency> reasons(List<Dependency> asked, InstalledDistribution installed) {
    List<Dependency> found =
        asked.stream()
            .filter(
                it ->
                    it.direct().isPresent()
                        || !it.specifier().contains(installed.version(), PreReleasePolicy.ALLOW))
            .toList();
    return found.isEmpty() ? asked : found;
  }

  private static String who(List<Dependency> asked) {
    return asked.isEmpty()
        ? ""
        : asked.stream()
            .map(Dependency::demand)
            .sorted(
                Comparator.comparing((Demand demand) -> demand.by().isPresent())
                    .thenComparing(BaseRemarks::who))
            .map(BaseRemarks::who)
            .distinct()
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String who(Demand demand) {
    return demand
        .origin()
        .map(origin -> origin.source() + ":" + origin.line())
        .orElseGet(
            () ->
                "%s needs %s"
                    .formatted(
                        demand.by().map(Object::toString).orElse("the build"),
                        demand.requirement()));
  }
}
