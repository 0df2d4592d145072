package org.diracgrid.diracos.python;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a marker. */
sealed interface MarkerNode permits MarkerComparison, MarkerNode.Alternatives {
  boolean holds(MarkerContext context);

  /** The text of the part inside a larger one. */
  String inner();

  /**
   * A disjunction of conjunctions, as {@code or} binds weaker than {@code and}.
   *
   * @param groups the conjunctions, each with one part at least
   */
  record Alternatives(List<List<MarkerNode>> groups) implements MarkerNode {
    @Override
    public boolean holds(MarkerContext context) {
      // No short cut: packaging evaluates every comparison, so an undefined one always shows.
      boolean any = false;
      for (List<MarkerNode> group : groups) {
        boolean all = true;
        for (MarkerNode node : group) {
          all &= node.holds(context);
        }
        any |= all;
      }
      return any;
    }

    @Override
    public String inner() {
      return "(" + this + ")";
    }

    @Override
    public String toString() {
      return groups.stream()
          .map(group -> group.stream().map(MarkerNode::inner).collect(Collectors.joining(" and ")))
          .collect(Collectors.joining(" or "));
    }
  }
}
