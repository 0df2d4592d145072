package org.diracgrid.diracos.wheel;

/** Paths as RECORD writes them. */
final class RelativePath {
  private RelativePath() {}

  /** The way from a folder to a file, both from the archive's root. */
  static String of(String folder, String file) {
    String[] from = folder.split("/");
    String[] to = file.split("/");
    int common = 0;
    while (common < from.length && common < to.length - 1 && from[common].equals(to[common])) {
      common++;
    }
    StringBuilder way = new StringBuilder("../".repeat(from.length - common));
    for (int i = common; i < to.length; i++) {
      way.append(i == common ? "" : "/").append(to[i]);
    }
    return way.toString();
  }
}
