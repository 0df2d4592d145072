package org.diracgrid.diracos.archive;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An edit that fits its base. Tar readers take the last entry of a path, so that a new file would
 * silently lose to one of the base; and they do not agree on entries below a link or a file.
 *
 * @param additions what comes besides the base's entries
 * @param removals base paths to leave out, all of which the base has
 */
record CheckedEdit(NewEntries additions, Set<String> removals) {
  /** Checks an edit. */
  static CheckedEdit of(BaseArchive base, ArchiveEdit edit) {
    return new Check(base, edit).result();
  }

  /** The check of one edit. */
  private static final class Check {
    private final BaseArchive base;
    private final ArchiveEdit edit;
    private final Set<String> removed = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    /** Folders that were looked at; many files lie in one. */
    private final Set<String> folders = new HashSet<>();

    Check(BaseArchive base, ArchiveEdit edit) {
      this.base = base;
      this.edit = edit;
      edit.removals().stream()
          .filter(path -> base.entries().find(path).isPresent())
          .forEach(removed::add);
    }

    CheckedEdit result() {
      for (NewFile file : edit.additions()) {
        if (!EntryPaths.isPlain(file.path())) {
          throw new InvalidEntryPathException(base.file(), file.path());
        }
        if (!added.add(file.path())) {
          throw new DuplicateEntryException(base.file(), file.path());
        }
      }
      added.forEach(this::checkPlace);
      if (!removed.isEmpty()) {
        // One that a later entry hides is extracted before that, and would lead nowhere.
        base.entries().all().forEach(this::checkLink);
      }
      return new CheckedEdit(new NewEntries(edit, this::kept), Set.copyOf(removed));
    }

    private Optional<ArchiveEntry> kept(String path) {
      return removed.contains(path) ? Optional.empty() : base.entries().find(path);
    }

    private void checkPlace(String path) {
      if (kept(path).isPresent()) {
        throw conflict(path, "the base has it already, and would win");
      }
      base.entries()
          .below(path)
          .filter(entry -> !removed.contains(entry.path()))
          .findFirst()
          .ifPresent(
              entry -> {
                throw conflict(path, "the base has " + entry.path() + " below it");
              });
      EntryPaths.parents(path).forEach(parent -> checkParent(path, parent));
    }

    private void checkParent(String path, String parent) {
      if (added.contains(parent)) {
        throw conflict(path, parent + " is added as a file");
      }
      if (folders.add(parent)
          && kept(parent).filter(entry -> entry.type() != EntryType.DIRECTORY).isPresent()) {
        throw conflict(path, parent + " is no folder in the base");
      }
    }

    private void checkLink(ArchiveEntry entry) {
      if (entry.type() == EntryType.HARD_LINK && !removed.contains(entry.path())) {
        String target = EntryName.normalize(entry.linkTarget());
        if (removed.contains(target)) {
          throw conflict(target, "the base has the hard link " + entry.path() + " to it");
        }
      }
    }

    private EntryConflictException conflict(String path, String reason) {
      return new EntryConflictException(base.file(), path, reason);
    }
  }
}
