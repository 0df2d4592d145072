package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;

/** Reads out of a distribution's requirements those that count for the target. */
final class DependencyReader {
  private DependencyReader() {}

  /**
   * The requirements that count.
   *
   * @param by whose requirements they are
   * @param extra reads what this extra adds to the requirements that count anyway
   */
  static List<Dependency> read(
      ProjectName by,
      List<Requirement> requirements,
      MarkerEnvironment markers,
      Optional<String> extra) {
    List<Dependency> found = new ArrayList<>();
    for (Requirement requirement : requirements) {
      boolean always = requirement.marker().isEmpty() || holds(requirement, markers, Set.of());
      boolean counts =
          extra.map(e -> !always && holds(requirement, markers, Set.of(e))).orElse(always);
      if (counts) {
        found.add(dependency(by, requirement));
      }
    }
    return found;
  }

  /** The requirements that count anyway or with one of some extras, in the order written. */
  static List<Dependency> readWith(
      ProjectName by,
      List<Requirement> requirements,
      MarkerEnvironment markers,
      Set<String> extras) {
    return requirements.stream()
        .filter(
            it ->
                it.marker().isEmpty()
                    || holds(it, markers, Set.of())
                    || extras.stream().anyMatch(extra -> holds(it, markers, Set.of(extra))))
        .map(it -> dependency(by, it))
        .toList();
  }

  private static boolean holds(
      Requirement requirement, MarkerEnvironment markers, Set<String> extras) {
    Marker marker = requirement.marker().orElseThrow();
    try {
      return marker.holds(markers, extras);
    } catch (InvalidMarkerException e) {
      // Only in the base: a candidate's markers were tried when its metadata was read.
      return false;
    }
  }

  private static Dependency dependency(ProjectName by, Requirement requirement) {
    Demand demand = new Demand(requirement.toString(), Optional.of(by), Optional.empty());
    return new Dependency(
        requirement.name(),
        requirement.extras(),
        requirement.specifier(),
        requirement.url().map(DependencyReader::uri),
        demand);
  }

  /** Hostile metadata may name anything; what is no URL leads nowhere and is reported as such. */
  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create("invalid:");
    }
  }
}
