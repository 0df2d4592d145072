package org.diracgrid.diracos.wheel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.BaseArchive;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.TarGzReader;
import org.diracgrid.diracos.base.BaseTree;

/** The base's files at the paths that wheels bring too; the base is read only if it must be. */
final class BaseContents {
  private final BaseTree tree;
  private final Map<String, FileFingerprint> fingerprints;

  /** Where the base's hard links lead; found once, as that looks at every entry. */
  private Set<String> hardLinked;

  private BaseContents(BaseTree tree, Map<String, FileFingerprint> fingerprints) {
    this.tree = tree;
    this.fingerprints = fingerprints;
  }

  /**
   * Looks at all new files before any is placed, so that the base is read but once.
   *
   * @param newFiles place of each, links followed, to the sizes brought there
   */
  static BaseContents read(BaseTree tree, BaseArchive base, Map<String, Set<Long>> newFiles) {
    Set<String> wanted = new HashSet<>();
    newFiles.forEach(
        (path, sizes) ->
            file(tree, path)
                .filter(file -> sizes.contains(file.size()) || FileFingerprint.isInitializer(path))
                .ifPresent(file -> wanted.add(file.path())));
    Map<String, FileFingerprint> fingerprints = new HashMap<>();
    if (!wanted.isEmpty()) {
      new TarGzReader()
          .read(
              base,
              wanted,
              (entry, content) -> {
                if (entry.type() == EntryType.FILE) {
                  fingerprints.put(entry.path(), FileFingerprint.of(entry.path(), content));
                }
              });
    }
    return new BaseContents(tree, fingerprints);
  }

  /** Of a base without any file. */
  static BaseContents none(BaseTree tree) {
    return new BaseContents(tree, Map.of());
  }

  /** What the base has at exactly this path; of a file of another size, only that is known. */
  Optional<FileFingerprint> fingerprint(String path) {
    if (tree.entry(path).isEmpty()) {
      return Optional.empty();
    }
    Optional<ArchiveEntry> file = file(tree, path);
    return Optional.of(
        file.map(found -> fingerprints.get(found.path()))
            .orElseGet(() -> FileFingerprint.unknown(file.map(ArchiveEntry::size).orElse(0L))));
  }

  /** Whether a hard link of the base leads to this path, so that removing it would break that. */
  boolean isHardLinked(String path) {
    if (hardLinked == null) {
      hardLinked =
          tree.entries().stream()
              .filter(entry -> entry.type() == EntryType.HARD_LINK)
              .map(ArchiveEntry::linkTarget)
              .collect(Collectors.toSet());
    }
    return hardLinked.contains(path);
  }

  /** The entry that holds the bytes of the file at this path. */
  private static Optional<ArchiveEntry> file(BaseTree tree, String path) {
    Optional<ArchiveEntry> entry = tree.entry(path);
    if (entry.isPresent() && entry.get().type() == EntryType.HARD_LINK) {
      entry = tree.entry(entry.get().linkTarget());
    }
    return entry.filter(found -> found.type() == EntryType.FILE);
  }
}
