package org.diracgrid.diracos.base;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Every entry of the base, by path. */
public final class BaseTree {
  // Linux gives up with ELOOP after 40 links (path_resolution(7)), so no usable path has more.
  private static final int MAX_LINKS = 40;

  private final List<ArchiveEntry> all;
  private final Map<String, ArchiveEntry> entries;

  /** Folders that have no entry of their own, only something below them. */
  private final Set<String> impliedFolders = new HashSet<>();

  /** Indexes the entries, in the archive's order; a later one of the same path wins. */
  public BaseTree(Collection<ArchiveEntry> entries) {
    this.all = List.copyOf(entries);
    this.entries = new LinkedHashMap<>(entries.size() * 4 / 3 + 1);
    int folder = -1;
    String before = "";
    for (ArchiveEntry entry : entries) {
      String path = entry.path();
      this.entries.put(path, entry);
      // Entries of one folder stand together.
      int slash = path.lastIndexOf('/');
      if (slash != folder || !path.regionMatches(0, before, 0, slash)) {
        implyFoldersAbove(path);
      }
      folder = slash;
      before = path;
    }
    impliedFolders.removeAll(this.entries.keySet());
  }

  /** What is left when some entries are taken out. */
  public BaseTree without(Set<String> paths) {
    return paths.isEmpty()
        ? this
        : new BaseTree(
            entries.values().stream().filter(entry -> !paths.contains(entry.path())).toList());
  }

  private void implyFoldersAbove(String path) {
    int slash = path.lastIndexOf('/');
    while (slash > 0) {
      String parent = path.substring(0, slash);
      if (entries.containsKey(parent) || !impliedFolders.add(parent)) {
        return;
      }
      slash = parent.lastIndexOf('/');
    }
  }

  /** All that the archive has, in its order, those too that a later one of the same path hides. */
  public List<ArchiveEntry> all() {
    return all;
  }

  /** The entries in the archive's order. */
  public Collection<ArchiveEntry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** The entry at exactly this path. */
  public Optional<ArchiveEntry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether exactly this path is a folder; one without an entry counts if something lies below. */
  public boolean isFolder(String path) {
    ArchiveEntry entry = entries.get(path);
    return entry == null ? impliedFolders.contains(path) : entry.type() == EntryType.DIRECTORY;
  }

  /** Whether exactly this path is a file; a hard link is one. */
  public boolean isFile(String path) {
    ArchiveEntry entry = entries.get(path);
    return entry != null && (entry.type() == EntryType.FILE || entry.type() == EntryType.HARD_LINK);
  }

  /**
   * The same place with every link on the way followed, so that no new file comes to lie under a
   * link; the last part need not exist, and is followed too if it is a link.
   *
   * @throws UnplaceablePathException if a link leads out of the tree, in a circle, or through a
   *     file
   */
  public String resolve(String path) {
    if (path.startsWith("/")) {
      throw new UnplaceablePathException(path, "it is absolute");
    }
    Deque<String> pending = new ArrayDeque<>();
    push(path, pending);
    StringBuilder place = new StringBuilder(path.length());
    int links = 0;
    while (!pending.isEmpty()) {
      String part = pending.pop();
      if (part.equals("..")) {
        leaveFolder(path, place);
        continue;
      }
      int parentLength = place.length();
      place.append(parentLength == 0 ? "" : "/").append(part);
      ArchiveEntry entry = entries.get(place.toString());
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
    return place.toString();
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
