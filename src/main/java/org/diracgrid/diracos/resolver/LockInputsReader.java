package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/** Reads what a lock was made from. */
final class LockInputsReader {
  private LockInputsReader() {}

  static LockInputs read(LockTable table) {
    SortedMap<ProjectName, Version> base = new TreeMap<>();
    for (String text : table.texts("base")) {
      int equals = text.indexOf("==");
      if (equals < 0) {
        throw table.failure("has '%s' in 'base', which is no name==version".formatted(text));
      }
      base.put(
          table.parse("base", text.substring(0, equals), ProjectName::of),
          table.parse("base", text.substring(equals + 2), Version::parse));
    }
    LockTable target = table.requiredTable("target");
    return new LockInputs(
        lines(table, "requirements"),
        lines(table, "constraints"),
        table.texts("options"),
        base,
        new LockedTarget(
            target.requiredText("python"),
            target.requiredText("abi"),
            target.requiredText("glibc"),
            target.requiredText("machine"),
            target.texts("markers")));
  }

  private static List<LockedLine> lines(LockTable table, String key) {
    return table.tables(key).stream().map(LockInputsReader::line).toList();
  }

  private static LockedLine line(LockTable table) {
    String at = table.requiredText("at");
    int colon = at.lastIndexOf(':');
    if (!at.substring(colon + 1).matches("[0-9]{1,9}")) {
      throw table.failure("has '%s' as 'at', which is no file:line".formatted(at));
    }
    return new LockedLine(
        at.substring(0, Math.max(0, colon)),
        Integer.parseInt(at.substring(colon + 1)),
        table.requiredText("text"));
  }
}
