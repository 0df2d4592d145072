package org.diracgrid.diracos.extension;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a dependency tree for people; what was drawn before is not drawn again below others. */
final class TextTree {
  private final Map<String, DependencyTree.Node> nodes;
  private final Map<Optional<String>, Map<String, List<DependencyTree.Edge>>> edges;
  private final Set<String> drawn = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private TextTree(DependencyTree tree) {
    nodes =
        tree.nodes().stream().collect(Collectors.toMap(DependencyTree.Node::name, node -> node));
    edges =
        tree.edges().stream()
            .collect(
                Collectors.groupingBy(
                    DependencyTree.Edge::from,
                    Collectors.groupingBy(
                        DependencyTree.Edge::to, LinkedHashMap::new, Collectors.toList())));
  }

  /** The drawing, each line ended. */
  static String print(DependencyTree tree) {
    TextTree drawing = new TextTree(tree);
    drawing.text.append(tree.title()).append('\n');
    drawing.below(Optional.empty(), "");
    return drawing.text.toString();
  }

  private void below(Optional<String> parent, String indent) {
    Map<String, List<DependencyTree.Edge>> needed = edges.getOrDefault(parent, Map.of());
    int left = needed.size();
    for (Map.Entry<String, List<DependencyTree.Edge>> child : needed.entrySet()) {
      left--;
      DependencyTree.Node node = nodes.get(child.getKey());
      boolean first = drawn.add(node.name());
      boolean leaf = edges.getOrDefault(Optional.of(node.name()), Map.of()).isEmpty();
      text.append(indent)
          .append(left == 0 ? "\\- " : "+- ")
          .append(label(node))
          .append("  ")
          .append(child.getValue().stream().map(TextTree::need).collect(Collectors.joining(", ")))
          .append(first || leaf ? "" : " (see above)")
          .append('\n');
      if (first) {
        below(Optional.of(node.name()), indent + (left == 0 ? "   " : "|  "));
      }
    }
  }

  private static String label(DependencyTree.Node node) {
    String label = node.writtenName() + " " + node.version();
    if (node.inBase()) {
      return label + " (base)";
    }
    return node.replaces()
        .map(old -> "%s (replaces %s of the base)".formatted(label, old))
        .orElse(label);
  }

  private static String need(DependencyTree.Edge edge) {
    return edge.place()
        .map(place -> "%s at %s".formatted(edge.requirement(), place))
        .orElse(edge.requirement());
  }
}
