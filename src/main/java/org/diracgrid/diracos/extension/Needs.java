package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.Resolution;

/** Which distributions each distribution of a resolution needs: its demands read backwards. */
final class Needs {
  private final Map<String, TreeSet<String>> byName = new TreeMap<>();

  Needs(Resolution resolution) {
    resolution.distributions().forEach(it -> add(it.metadata().name(), it.demands()));
    resolution.kept().forEach((installed, demands) -> add(installed.name(), demands));
  }

  private void add(ProjectName needed, List<Demand> demands) {
    demands.stream()
        .flatMap(demand -> demand.by().stream())
        .forEach(
            by ->
                byName
                    .computeIfAbsent(by.normalized(), name -> new TreeSet<>())
                    .add(needed.normalized()));
  }

  /** The normalized names of what this one needs, in order. */
  List<String> of(ProjectName name) {
    return List.copyOf(byName.getOrDefault(name.normalized(), new TreeSet<>()));
  }
}
