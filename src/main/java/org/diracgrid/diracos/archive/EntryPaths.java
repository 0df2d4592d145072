package org.diracgrid.diracos.archive;

import java.util.ArrayList;
import java.util.List;

/** Judges and takes apart the paths of entries. */
final class EntryPaths {
  private EntryPaths() {}

  /** The folders above a path, the topmost first. */
  static List<String> parents(String path) {
    List<String> parents = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      parents.add(path.substring(0, slash));
    }
    return parents;
  }

  /** Whether a path is one a file can be added at: relative, plain, and without any way out. */
  static boolean isPlain(String path) {
    if (path.isEmpty() || path.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    try {
      return EntryName.encode(path).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
