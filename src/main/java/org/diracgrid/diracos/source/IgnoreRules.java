package org.diracgrid.diracos.source;

import java.util.ArrayList;
import java.util.List;

/** A .gitignore, which hatchling and Poetry heed when they choose files. */
final class IgnoreRules {
  private record Rule(Glob glob, boolean folderOnly, boolean ignored) {}

  private final List<Rule> rules = new ArrayList<>();

  /** Reads the text of a .gitignore. */
  static IgnoreRules of(String text) {
    IgnoreRules read = new IgnoreRules();
    text.lines().forEach(read::add);
    return read;
  }

  private void add(String line) {
    String pattern = line.stripTrailing();
    if (pattern.isEmpty() || pattern.startsWith("#")) {
      return;
    }
    boolean negated = pattern.startsWith("!");
    pattern = negated ? pattern.substring(1) : pattern;
    boolean folderOnly = pattern.endsWith("/");
    pattern = folderOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    // Without a slash inside, a pattern holds at any depth.
    boolean anchored = pattern.contains("/");
    pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    rules.add(new Rule(Glob.of(anchored ? pattern : "**/" + pattern), folderOnly, !negated));
  }

  /** Whether a file, by its path from the root, is ignored, or a folder that it is in. */
  boolean ignores(String file) {
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      if (ignores(file.substring(0, slash), true)) {
        return true;
      }
    }
    return ignores(file, false);
  }

  /** The last rule that matches counts. */
  private boolean ignores(String path, boolean folder) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if ((folder || !rule.folderOnly()) && rule.glob().matches(path)) {
        ignored = rule.ignored();
      }
    }
    return ignored;
  }
}
