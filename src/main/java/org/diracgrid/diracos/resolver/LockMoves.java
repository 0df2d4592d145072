package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.python.ProjectName;

/** Tells what moved from one lock to the next. */
public final class LockMoves {
  /** As long as git's own. */
  private static final int SHORT_COMMIT = 7;

  private LockMoves() {}

  /**
   * A line for each package that moved, by name: {@code name 1.0 -> 1.1}, {@code + name 2.0},
   * {@code - name 3.0}, or, where only the file of a version is another one, {@code name 1.0:
   * another name-1.0-py3-none-any.whl}.
   */
  public static List<String> between(Optional<LockFile> before, LockFile after) {
    Map<ProjectName, LockedPackage> old = byName(before.map(LockFile::packages).orElse(List.of()));
    Map<ProjectName, LockedPackage> now = byName(after.packages());
    TreeSet<ProjectName> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<String> moves = new ArrayList<>();
    for (ProjectName name : names) {
      if (!now.containsKey(name)) {
        moves.add("- " + old.get(name));
      } else if (!old.containsKey(name)) {
        moves.add("+ " + now.get(name));
      } else {
        moved(old.get(name), now.get(name)).ifPresent(moves::add);
      }
    }
    return List.copyOf(moves);
  }

  private static Map<ProjectName, LockedPackage> byName(List<LockedPackage> packages) {
    Map<ProjectName, LockedPackage> found = new TreeMap<>();
    packages.forEach(locked -> found.putIfAbsent(locked.name(), locked));
    return found;
  }

  private static Optional<String> moved(LockedPackage old, LockedPackage now) {
    if (!old.version().equals(now.version())) {
      return Optional.of(
          "%s -> %s".formatted(old, now.version().map(Object::toString).orElse("another")));
    }
    if (now.tree().isPresent() || old.tree().isPresent()) {
      return old.tree().equals(now.tree())
          ? Optional.empty()
          : Optional.of("%s: %s -> %s".formatted(old, source(old), source(now)));
    }
    LockedFile file = now.files().get(0);
    boolean same = old.files().stream().anyMatch(f -> f.hashes().containsAll(file.hashes()));
    return same ? Optional.empty() : Optional.of("%s: another %s".formatted(old, file.filename()));
  }

  /** What tells the source of a package from another, shortly. */
  private static String source(LockedPackage locked) {
    return locked
        .tree()
        .map(
            tree ->
                tree instanceof LockedTree.Checkout it
                    ? it.commit().substring(0, SHORT_COMMIT)
                    : ((LockedTree.Directory) tree).path())
        .orElseGet(() -> locked.files().get(0).filename());
  }
}
