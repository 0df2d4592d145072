package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/**
 * How an extension differs from an earlier one, with what they have from their bases.
 *
 * @param previous name of the earlier one
 * @param previousDiracOs the DIRACOS below the earlier one, if it tells
 * @param added what the earlier one did not have, by name
 * @param removed what only the earlier one had, by name
 * @param updated what is of another version, by name
 * @param same how many are of the same version
 */
record Comparison(
    String previous,
    Optional<String> previousDiracOs,
    List<Item> added,
    List<Item> removed,
    List<Change> updated,
    int same) {
  /** A distribution of one side. */
  record Item(String name, String version) {}

  /** A distribution of both. */
  record Change(String name, String from, String to) {}

  /**
   * Compares what an extension will have installed with what an earlier one has.
   *
   * @param base what the base of the extension has installed
   * @param record what the extension adds to it
   */
  static Comparison of(
      PreviousExtension previous, List<InstalledDistribution> base, BuildRecord record) {
    TreeMap<String, Item> before = installed(previous.distributions());
    TreeMap<String, Item> now = installed(base);
    // What is replaced has the name of what comes in its place.
    record.distributions().forEach(it -> put(now, it.name(), it.version()));
    List<Item> added = new ArrayList<>();
    List<Change> updated = new ArrayList<>();
    int same = 0;
    for (Map.Entry<String, Item> entry : now.entrySet()) {
      Item item = entry.getValue();
      Item old = before.remove(entry.getKey());
      if (old == null) {
        added.add(item);
      } else if (isSame(old.version(), item.version())) {
        same++;
      } else {
        updated.add(new Change(item.name(), old.version(), item.version()));
      }
    }
    return new Comparison(
        previous.name(),
        previous.diracOsVersion(),
        List.copyOf(added),
        List.copyOf(before.values()),
        List.copyOf(updated),
        same);
  }

  private static TreeMap<String, Item> installed(List<InstalledDistribution> distributions) {
    TreeMap<String, Item> items = new TreeMap<>();
    distributions.forEach(it -> put(items, it.writtenName(), it.version().toString()));
    return items;
  }

  private static void put(TreeMap<String, Item> items, String writtenName, String version) {
    items.put(ProjectName.of(writtenName).normalized(), new Item(writtenName, version));
  }

  /** 1.0 and 1.0.0 are one version (PEP 440). */
  private static boolean isSame(String one, String other) {
    return Version.parse(one).equals(Version.parse(other));
  }
}
