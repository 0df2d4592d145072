package org.diracgrid.diracos.transfer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much there is of everything.
 *
 * @param counts by kind; kinds of which there is nothing are absent
 */
public record CacheContents(Map<CachePart, Amount> counts) {
  /**
   * How much.
   *
   * @param entries how many
   * @param bytes of them all
   */
  public record Amount(int entries, long bytes) {
    private Amount plus(Amount other) {
      return new Amount(entries + other.entries, bytes + other.bytes);
    }
  }

  /** A copy that cannot change. */
  public CacheContents {
    counts = Map.copyOf(counts);
  }

  /** What these amount to. */
  static CacheContents of(List<CacheEntry> entries) {
    Map<CachePart, Amount> counts = new EnumMap<>(CachePart.class);
    entries.forEach(it -> counts.merge(it.part(), new Amount(1, it.size()), Amount::plus));
    return new CacheContents(counts);
  }

  /** All kinds together. */
  public Amount total() {
    return counts.values().stream().reduce(new Amount(0, 0), Amount::plus);
  }
}
