package org.diracgrid.diracos.base;

import java.util.ArrayList;
import java.util.List;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Trees written as lines: {@code folder/}, {@code file}, {@code link -> target}, {@code a = b}. */
final class TestTrees {
  private TestTrees() {}

  static BaseTree of(String... lines) {
    List<ArchiveEntry> entries = new ArrayList<>();
    for (String line : lines) {
      entries.add(entry(line));
    }
    return new BaseTree(entries);
  }

  private static ArchiveEntry entry(String line) {
    if (line.endsWith("/")) {
      return new ArchiveEntry(
          line.substring(0, line.length() - 1), EntryType.DIRECTORY, 0755, 0, "", 0);
    }
    if (line.contains(" -> ")) {
      String[] parts = line.split(" -> ");
      return new ArchiveEntry(parts[0], EntryType.SYMBOLIC_LINK, 0777, 0, parts[1], 0);
    }
    if (line.contains(" = ")) {
      String[] parts = line.split(" = ");
      return new ArchiveEntry(parts[0], EntryType.HARD_LINK, 0755, 0, parts[1], 0);
    }
    return new ArchiveEntry(line, EntryType.FILE, 0755, 1, "", 0);
  }
}
