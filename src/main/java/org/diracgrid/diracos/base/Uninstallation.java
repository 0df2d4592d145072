package org.diracgrid.diracos.base;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What leaves the base when some of its distributions do.
 *
 * @param files their files and links and the byte code made of them, but nothing that a
 *     distribution which stays lists too
 * @param folders that these leave empty
 * @param counts how many of the files are whose
 */
public record Uninstallation(
    Set<String> files, Set<String> folders, Map<ProjectName, Integer> counts) {
  /** Nothing leaves. */
  public static final Uninstallation NONE = new Uninstallation(Set.of(), Set.of(), Map.of());

  /**
   * Works it out.
   *
   * @param leaving some of the inventory's distributions, all of them removable
   */
  public static Uninstallation of(
      BaseInventory inventory, Collection<InstalledDistribution> leaving) {
    if (leaving.isEmpty()) {
      return NONE;
    }
    Map<String, ProjectName> owners = new Ownership(inventory, leaving).leaving();
    Map<ProjectName, Integer> counts = new TreeMap<>();
    owners.values().forEach(owner -> counts.merge(owner, 1, Integer::sum));
    return new Uninstallation(
        Collections.unmodifiableSet(new TreeSet<>(owners.keySet())),
        emptied(inventory, owners.keySet()),
        Collections.unmodifiableMap(counts));
  }

  /** How many files of a distribution leave. */
  public int count(InstalledDistribution distribution) {
    return counts.getOrDefault(distribution.name(), 0);
  }

  /** Files and folders together. */
  public Set<String> paths() {
    Set<String> all = new HashSet<>(files);
    all.addAll(folders);
    return all;
  }

  /** Whose the files of the base are. */
  private static final class Ownership {
    private final BaseTree tree;
    private final Map<String, ProjectName> listed = new HashMap<>();
    private final Map<String, ProjectName> claimed = new HashMap<>();
    private final Set<String> staying = new HashSet<>();

    Ownership(BaseInventory inventory, Collection<InstalledDistribution> leaving) {
      tree = inventory.tree();
      for (InstalledDistribution distribution : leaving) {
        distribution.files().listed().forEach(path -> listed.put(path, distribution.name()));
        distribution.files().claimed().forEach(path -> claimed.put(path, distribution.name()));
      }
      Set<ProjectName> names =
          leaving.stream().map(InstalledDistribution::name).collect(Collectors.toSet());
      // What the base has besides of a project that leaves was written over long ago, in so far
      // as the two share files.
      Stream.concat(inventory.distributions().stream(), inventory.shadowed().stream())
          .filter(other -> !names.contains(other.name()))
          .forEach(
              other -> {
                staying.addAll(other.files().listed());
                other.files().claimed().forEach(claimed::remove);
              });
    }

    Map<String, ProjectName> leaving() {
      Map<String, ProjectName> found = new HashMap<>();
      for (ArchiveEntry entry : tree.entries()) {
        if (entry.type() != EntryType.DIRECTORY) {
          owner(entry.path()).ifPresent(owner -> found.put(entry.path(), owner));
        }
      }
      return found;
    }

    private Optional<ProjectName> owner(String path) {
      Optional<ProjectName> owner = ownerOfItself(path);
      return owner.isPresent() || staying.contains(path)
          ? owner
          : ByteCode.source(path).flatMap(this::ownerOfItself);
    }

    private Optional<ProjectName> ownerOfItself(String path) {
      if (staying.contains(path)) {
        return Optional.empty();
      }
      ProjectName owner = listed.get(path);
      for (String at = path; owner == null && !at.isEmpty(); at = parent(at)) {
        owner = claimed.get(at);
      }
      return Optional.ofNullable(owner);
    }
  }

  /**
   * As pip, which moves a folder away as a whole when no file in it stays, and then removes what is
   * empty above it. The folders of the scheme are Python's, not a distribution's.
   */
  private static Set<String> emptied(BaseInventory inventory, Set<String> gone) {
    Set<String> occupied = new HashSet<>();
    InstallScheme scheme = inventory.target().scheme();
    Stream.of(scheme.purelib(), scheme.platlib(), scheme.headers(), scheme.scripts(), scheme.data())
        .forEach(folder -> occupyFrom(folder, occupied));
    for (ArchiveEntry entry : inventory.tree().entries()) {
      if (entry.type() != EntryType.DIRECTORY && !gone.contains(entry.path())) {
        occupyFrom(parent(entry.path()), occupied);
      }
    }
    Set<String> cleared = gone.stream().map(Uninstallation::parent).collect(Collectors.toSet());
    cleared.removeAll(occupied);
    Set<String> above = new HashSet<>();
    cleared.forEach(folder -> occupyFrom(folder, above));
    Set<String> emptied = new TreeSet<>();
    for (String folder : foldersDeepestFirst(inventory.tree())) {
      if (!occupied.contains(folder) && (above.contains(folder) || isBelow(cleared, folder))) {
        emptied.add(folder);
      } else {
        occupyFrom(parent(folder), occupied);
      }
    }
    return Collections.unmodifiableSet(emptied);
  }

  private static List<String> foldersDeepestFirst(BaseTree tree) {
    return tree.entries().stream()
        .filter(entry -> entry.type() == EntryType.DIRECTORY)
        .map(ArchiveEntry::path)
        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
        .toList();
  }

  private static boolean isBelow(Set<String> folders, String path) {
    for (String at = parent(path); !at.isEmpty(); at = parent(at)) {
      if (folders.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static void occupyFrom(String folder, Set<String> occupied) {
    for (String at = folder; !at.isEmpty() && occupied.add(at); at = parent(at)) {}
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
