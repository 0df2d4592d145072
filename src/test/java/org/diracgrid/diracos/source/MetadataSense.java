package org.diracgrid.diracos.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.python.Requirement;

/** What a METADATA file says, whatever the order and spelling. */
final class MetadataSense {
  private MetadataSense() {}

  static String of(String text) {
    int end = text.indexOf("\n\n");
    String head =
        (end < 0 ? text : text.substring(0, end))
            .replace("\n        ", " ")
            .replace("\n       ", " ");
    Set<String> fields = new TreeSet<>();
    for (String line : head.lines().toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      // Import-Name came with Metadata 2.5, and nothing here reads it.
      if (lower.matches("(?:metadata-version|dynamic|import-name):.*")) {
        continue;
      }
      if (lower.startsWith("requires-dist: ")) {
        fields.add("requires-dist: " + requirement(line.substring(15)).replace("_", "-"));
      } else {
        fields.add(line.replace(", ", ",").replace("_", "-").strip());
      }
    }
    return String.join("\n", fields) + "\n\n" + (end < 0 ? "" : text.substring(end + 2).strip());
  }

  /** The sides of an "and" have no order. */
  private static String requirement(String text) {
    String[] parts = Requirement.parse(text).toString().split("; ", 2);
    return parts[0]
        + (parts.length == 1 ? "" : "; " + new TreeSet<>(List.of(parts[1].split(" and "))));
  }
}
