package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.ResolvedDistribution;

/**
 * Who needs whom in an extension. A distribution that several need stands once among the nodes; the
 * edges may lead in circles.
 *
 * @param title what it is the tree of, e.g. {@code LHCb v1 on DIRACOS v1r27}
 * @param nodes every distribution, by name
 * @param edges from who needs to what is needed, the user's first, then by name
 */
public record DependencyTree(String title, List<Node> nodes, List<Edge> edges) {
  /**
   * A distribution.
   *
   * @param name normalized
   * @param writtenName as its metadata writes it
   * @param version of it
   * @param inBase whether it comes from the base
   * @param replaces the base's version that it replaces
   */
  public record Node(
      String name, String writtenName, String version, boolean inBase, Optional<String> replaces) {}

  /**
   * A need.
   *
   * @param from name of the distribution that needs; empty for the user
   * @param to name of the one needed
   * @param requirement as written
   * @param place where the user says so; empty for a distribution
   */
  public record Edge(
      Optional<String> from, String to, String requirement, Optional<String> place) {}

  /** The tree of a resolved extension. */
  static DependencyTree of(ResolvedExtension resolved, String title) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (ResolvedDistribution added : resolved.resolution().distributions()) {
      String name = added.metadata().name().normalized();
      nodes.add(
          new Node(
              name,
              added.metadata().writtenName(),
              added.metadata().version().toString(),
              false,
              added.replaces().map(old -> old.version().toString())));
      added.demands().forEach(demand -> edges.add(edge(name, demand)));
    }
    for (Map.Entry<InstalledDistribution, List<Demand>> kept :
        resolved.resolution().kept().entrySet()) {
      InstalledDistribution installed = kept.getKey();
      String name = installed.name().normalized();
      nodes.add(
          new Node(
              name,
              installed.writtenName(),
              installed.version().toString(),
              true,
              Optional.empty()));
      kept.getValue().forEach(demand -> edges.add(edge(name, demand)));
    }
    nodes.sort(Comparator.comparing(Node::name));
    edges.sort(
        Comparator.comparing((Edge edge) -> edge.from().orElse(""))
            .thenComparing(Edge::to)
            .thenComparing(Edge::requirement));
    return new DependencyTree(title, List.copyOf(nodes), List.copyOf(edges));
  }

  private static Edge edge(String to, Demand demand) {
    return new Edge(
        demand.by().map(by -> by.normalized()),
        to,
        demand.requirement(),
        demand.origin().map(Object::toString));
  }
}
