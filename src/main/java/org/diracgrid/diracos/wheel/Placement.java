package org.diracgrid.diracos.wheel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.archive.EntryContent;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.BaseTree;

/** Settles what stands at each path when several bring a file to it. */
final class Placement {
  private final BaseTree tree;
  private final BaseContents base;
  private final ConflictPolicy policy;
  private final Map<String, PlacedFile> placed = new HashMap<>();
  private final Set<String> folders = new HashSet<>();
  private final Set<String> records = new HashSet<>();
  private final Set<String> removals = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, List<String>> overwritten = new LinkedHashMap<>();

  Placement(BaseTree tree, BaseContents base, ConflictPolicy policy) {
    this.tree = tree;
    this.base = base;
    this.policy = policy;
  }

  /**
   * Brings one more file.
   *
   * @param path where, links followed
   * @throws FileConflictException if another one stands there and must not be overwritten
   * @throws BlockedPathException if a folder stands there, or a file where its folder must be
   */
  void add(String path, String wheel, InstallableFile file) {
    requireUnblocked(path, wheel);
    PlacedFile arriving = PlacedFile.of(wheel, file);
    PlacedFile present = placed.get(path);
    if (present == null) {
      present = base.fingerprint(path).map(PlacedFile::ofBase).orElse(null);
    }
    placed.put(path, present == null ? arriving : settle(path, present, arriving));
  }

  /** Brings a wheel's RECORD, the bytes of which {@link #setRecord} gives when all is placed. */
  void addRecord(String path, String wheel) {
    if (placed.containsKey(path)) {
      throw new FileConflictException(path, placed.get(path).owner(), wheel);
    }
    FileFingerprint later = FileFingerprint.unknown(0);
    EntryContent none = EntryContent.of(new byte[0]);
    add(path, wheel, new InstallableFile(path, InstallableFile.PLAIN, none, later));
    records.add(path);
  }

  /** Gives the bytes of a RECORD. */
  void setRecord(String path, byte[] bytes) {
    PlacedFile draft = placed.get(path);
    placed.put(
        path,
        PlacedFile.of(
            draft.owner(), InstallableFile.generated(path, InstallableFile.PLAIN, bytes)));
  }

  /** What stands at a path, links followed, to which something was brought. */
  PlacedFile at(String path) {
    return placed.get(path);
  }

  /** All that the base does not have already, sorted by path. */
  List<NewFile> newFiles() {
    List<NewFile> files = new ArrayList<>();
    new TreeMap<>(placed)
        .forEach(
            (path, file) ->
                file.content()
                    .ifPresent(content -> files.add(new NewFile(path, file.mode(), content))));
    return files;
  }

  /** The base's entries that were overwritten. */
  Set<String> removals() {
    return Collections.unmodifiableSet(new TreeSet<>(removals));
  }

  /** Sentences about files that were left out or overwritten. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    overwritten.forEach(
        (owners, paths) ->
            all.add("Files %s: %d, first %s".formatted(owners, paths.size(), paths.get(0))));
    return all;
  }

  private PlacedFile settle(String path, PlacedFile present, PlacedFile arriving) {
    if (present.fingerprint().sameBytes(arriving.fingerprint())) {
      return present;
    }
    // Distributions of one pkgutil- or pkg_resources-style namespace all ship its __init__.py,
    // often with small differences; the packaging guide asks them only to do the same.
    if (present.fingerprint().namespacePackage() && arriving.fingerprint().namespacePackage()) {
      warnings.add(
          "%s of %s is left out: it is a namespace package, which %s has already"
              .formatted(path, arriving.owner(), present.owner()));
      return present;
    }
    if (policy == ConflictPolicy.FAIL || cannotBeReplaced(path, present)) {
      throw new FileConflictException(path, present.owner(), arriving.owner());
    }
    if (present.isOfBase()) {
      removals.add(path);
    }
    overwritten
        .computeIfAbsent(
            "of %s overwritten by %s".formatted(present.owner(), arriving.owner()),
            owners -> new ArrayList<>())
        .add(path);
    return arriving;
  }

  /** A RECORD cannot be true to two distributions, and a hard link must keep its file. */
  private boolean cannotBeReplaced(String path, PlacedFile present) {
    return records.contains(path) || (present.isOfBase() && base.isHardLinked(path));
  }

  private void requireUnblocked(String path, String wheel) {
    if (tree.isFolder(path) || folders.contains(path)) {
      throw new BlockedPathException(path, wheel, "a folder is there");
    }
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String folder = path.substring(0, slash);
      Optional<PlacedFile> file = Optional.ofNullable(placed.get(folder));
      if (file.isPresent()) {
        throw new BlockedPathException(
            path, wheel, "%s is a file of %s".formatted(folder, file.get().owner()));
      }
      if (!folders.add(folder)) {
        return;
      }
    }
  }
}
