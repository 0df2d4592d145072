package org.diracgrid.diracos.extension;

/** Prints a dependency tree in Graphviz's DOT language. */
final class DotTree {
  private static final String USER = "requirements";

  private DotTree() {}

  /** The graph, each line ended. */
  static String print(DependencyTree tree) {
    StringBuilder text = new StringBuilder();
    text.append("digraph %s {\n".formatted(quoted(tree.title())));
    text.append("  %s [shape=box];\n".formatted(quoted(USER)));
    for (DependencyTree.Node node : tree.nodes()) {
      String label = node.writtenName() + "\n" + node.version();
      label += node.replaces().map(old -> "\nreplaces " + old).orElse("");
      text.append(
          "  %s [label=%s%s];\n"
              .formatted(
                  quoted(node.name()), quoted(label), node.inBase() ? ", style=dashed" : ""));
    }
    for (DependencyTree.Edge edge : tree.edges()) {
      text.append(
          "  %s -> %s [label=%s];\n"
              .formatted(
                  quoted(edge.from().orElse(USER)), quoted(edge.to()), quoted(edge.requirement())));
    }
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped + "\"";
  }
}
