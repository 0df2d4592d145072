package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Set;

/** An environment marker, e.g. {@code python_version < "3" and extra == "tests"} (PEP 508). */
public final class Marker {
  private final MarkerNode node;

  Marker(MarkerNode node) {
    this.node = node;
  }

  /** Reads a marker; throws {@link InvalidMarkerException}. */
  public static Marker parse(String text) {
    try {
      TokenReader reader = new TokenReader(text);
      MarkerNode node = new MarkerParser(reader).parse();
      if (!reader.atEnd()) {
        throw reader.expected("'and', 'or' or the end");
      }
      return new Marker(node);
    } catch (GrammarException e) {
      throw new InvalidMarkerException(text, e.offset(), e.reason());
    }
  }

  /**
   * Whether the marker holds in an environment with these extras asked for; a marker on an extra
   * holds if it does for one of them, or for the empty extra when there are none. Throws {@link
   * InvalidMarkerException} for a comparison nobody defined, e.g. {@code os_name ~= "x"}.
   */
  public boolean holds(MarkerEnvironment environment, Set<String> extras) {
    Set<String> normalized = ExtraName.normalizeAll(extras);
    if (normalized.isEmpty()) {
      return node.holds(new MarkerContext(environment, "", normalized));
    }
    for (String extra : normalized) {
      if (node.holds(new MarkerContext(environment, extra, normalized))) {
        return true;
      }
    }
    return false;
  }

  /** The marker that holds where both do. */
  public Marker and(Marker other) {
    return new Marker(new MarkerNode.Alternatives(List.of(List.of(node, other.node))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Marker marker && toString().equals(marker.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Canonical text, as packaging prints it. */
  @Override
  public String toString() {
    return node.toString();
  }
}
