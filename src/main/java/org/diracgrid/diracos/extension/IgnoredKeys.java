package org.diracgrid.diracos.extension;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What is to be said of a JSON key that describes no extension. */
final class IgnoredKeys {
  /**
   * DIRACOS's own grammar (its docs, "Configuration Grammar"); a full DIRACOS file is a legal one
   * here.
   */
  private static final Set<String> OF_DIRACOS =
      Set.of(
          "binRepo",
          "branch",
          "buildOnly",
          "comment",
          "excludePatterns",
          "manualDependencies",
          "mockConfig",
          "mockInstallConfig",
          "mockInstallRoot",
          "mockRoot",
          "name",
          "packageGroups",
          "packages",
          "patchDir",
          "pipBuildDependencies",
          "pkgList",
          "repo",
          "routineDir",
          "rpmBuild",
          "src",
          "workDir");

  private static final int MOST_TYPOS = 3;

  /** The sentence for a key at a place. */
  String sentence(String place, String key) {
    if (asksForRemoval(key)) {
      return "%s: '%s' is ignored: an extension only ever adds to its base or replaces what is there, since what the base's other parts need of it is known to its own build alone; to leave something out, rebuild DIRACOS"
          .formatted(place, key);
    }
    if (OF_DIRACOS.contains(key)) {
      return "%s: '%s' is ignored: it belongs to the build of DIRACOS itself".formatted(place, key);
    }
    return "%s: '%s' is ignored: no such key%s"
        .formatted(
            place,
            key,
            probablyMeant(key).map(k -> "; did you mean '%s'?".formatted(k.key())).orElse(""));
  }

  /** The key that a misspelt one probably means. */
  Optional<ExtensionKey> probablyMeant(String key) {
    if (OF_DIRACOS.contains(key) || asksForRemoval(key)) {
      return Optional.empty();
    }
    return ExtensionKey.names().stream()
        .filter(name -> distance(name, key) <= Math.min(MOST_TYPOS, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(name, key)))
        .flatMap(ExtensionKey::named);
  }

  private static boolean asksForRemoval(String key) {
    return key.startsWith("remove") || key.startsWith("exclude") || key.startsWith("delete");
  }

  /** Edits of one letter that lead from one to the other, upper and lower case being one letter. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int best = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(row[j], row[j - 1]));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }
}
