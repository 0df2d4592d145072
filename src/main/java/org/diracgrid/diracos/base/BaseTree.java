package org.diracgrid.diracos.base;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.diracgrid.diracos.archive.ArchiveEntries;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Every entry of the base, by path. */
public final class BaseTree {
  // Linux gives up with ELOOP after 40 links (path_resolution(7)), so no usable path has more.
  private static final int MAX_LINKS = 40;

  private final ArchiveEntries entries;

  /** Where folders lead that were asked for; many files lie in one. */
  private final Map<String, String> places = new ConcurrentHashMap<>();

  /** Of these entries, in the archive's order; a later one of the same path wins. */
  public BaseTree(Collection<ArchiveEntry> entries) {
    this(ArchiveEntries.of(entries));
  }

  BaseTree(ArchiveEntries entries) {
    this.entries = entries;
  }

  /** What is left when some entries are taken out. */
  public BaseTree without(Set<String> paths) {
    return paths.isEmpty()
        ? this
        : new BaseTree(entries().stream().filter(entry -> !paths.contains(entry.path())).toList());
  }

  /** All that the archive has. */
  ArchiveEntries archived() {
    return entries;
  }

  /** All that the archive has, in its order, those too that a later one of the same path hides. */
  public List<ArchiveEntry> all() {
    return entries.all();
  }

  /** The entries in the archive's order. */
  public Collection<ArchiveEntry> entries() {
    return entries.seen();
  }

  /** How many entries there are, each path counted once. */
  public int size() {
    return entries.size();
  }

  /** The entry at exactly this path. */
  public Optional<ArchiveEntry> entry(String path) {
    return entries.find(path);
  }

  /** Whether exactly this path is a folder; one without an entry counts if something lies below. */
  public boolean isFolder(String path) {
    return entry(path)
        .map(entry -> entry.type() == EntryType.DIRECTORY)
        .orElseGet(() -> entries.below(path).findAny().isPresent());
  }

  /** Whether exactly this path is a file; a hard link is one. */
  public boolean isFile(String path) {
    return entry(path)
        .filter(it -> it.type() == EntryType.FILE || it.type() == EntryType.HARD_LINK)
        .isPresent();
  }

  /**
   * The same place with every link on the way followed, so that no new file comes to lie under a
   * link; the last part need not exist, and is followed too if it is a link.
   *
   * @throws UnplaceablePathException if a link leads out of the tree, in a circle, or through a
   *     file
   */
  public String resolve(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (slash <= 0 || name.isEmpty() || name.equals(".") || name.equals("..")) {
      return follow(path).path();
    }
    String folder = places.get(path.substring(0, slash));
    if (folder != null) {
      String place = folder + "/" + name;
      if (entry(place).filter(it -> it.type() == EntryType.SYMBOLIC_LINK).isEmpty()) {
        return place;
      }
    }
    Place place = follow(path);
    if (!place.folder().isEmpty()) {
      places.put(path.substring(0, slash), place.folder());
    }
    return place.path();
  }

  /**
   * Where a path leads.
   *
   * @param folder where what is above its last part leads; empty for the root
   */
  private record Place(String path, String folder) {}

  private Place follow(String path) {
    if (path.startsWith("/")) {
      throw new UnplaceablePathException(path, "it is absolute");
    }
    Deque<String> pending = new ArrayDeque<>();
    push(path, pending);
    StringBuilder place = new StringBuilder(path.length());
    String folder = null;
    int links = 0;
    while (!pending.isEmpty()) {
      String part = pending.pop();
      if (pending.isEmpty() && folder == null) {
        folder = place.toString();
      }
      if (part.equals("..")) {
        leaveFolder(path, place);
        continue;
      }
      int parentLength = place.length();
      place.append(parentLength == 0 ? "" : "/").append(part);
      ArchiveEntry entry = entry(place.toString()).orElse(null);
      if (entry == null || entry.type() == EntryType.DIRECTORY) {
        continue;
      }
      if (entry.type() != EntryType.SYMBOLIC_LINK) {
        requireLast(path, place, pending);
        continue;
      }
      if (++links > MAX_LINKS) {
        throw new UnplaceablePathException(
            path, "the link %s leads in a circle".formatted(entry.path()));
      }
      requireRelative(path, entry);
      push(entry.linkTarget(), pending);
      place.setLength(parentLength);
    }
    requireSameTop(path, place);
    return new Place(place.toString(), folder == null ? "" : folder);
  }

  private static void push(String path, Deque<String> pending) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty() && !parts[i].equals(".")) {
        pending.push(parts[i]);
      }
    }
  }

  private static void leaveFolder(String path, StringBuilder place) {
    if (place.length() == 0) {
      throw new UnplaceablePathException(path, "it leads out of the archive");
    }
    place.setLength(Math.max(0, place.lastIndexOf("/")));
  }

  private static void requireLast(String path, CharSequence place, Deque<String> pending) {
    if (!pending.isEmpty()) {
      throw new UnplaceablePathException(path, "%s is not a folder".formatted(place));
    }
  }

  private static void requireRelative(String path, ArchiveEntry link) {
    if (link.linkTarget().isEmpty() || link.linkTarget().startsWith("/")) {
      throw new UnplaceablePathException(
          path,
          "the link %s leads to '%s', outside the archive"
              .formatted(link.path(), link.linkTarget()));
    }
  }

  /** What lies beside the top folder is, once installed, no longer DIRACOS's own. */
  private static void requireSameTop(String path, CharSequence place) {
    if (place.length() == 0 || !top(place.toString()).equals(top(path))) {
      throw new UnplaceablePathException(
          path, "it leads to '%s', outside its top folder".formatted(place));
    }
  }

  private static String top(String path) {
    String start = path;
    while (start.startsWith("./") || start.startsWith("/")) {
      start = start.substring(start.indexOf('/') + 1);
    }
    int slash = start.indexOf('/');
    return slash < 0 ? start : start.substring(0, slash);
  }
}
