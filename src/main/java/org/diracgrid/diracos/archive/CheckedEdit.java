package org.diracgrid.diracos.archive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    private final Map<String, ArchiveEntry> kept = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    /** The folder of the entry that was checked last; those of one folder stand together. */
    private String folder = "";

    Check(BaseArchive base, ArchiveEdit edit) {
      this.base = base;
      this.edit = edit;
      for (ArchiveEntry entry : base.entries()) {
        if (edit.removals().contains(entry.path())) {
          removed.add(entry.path());
        } else {
          kept.put(entry.path(), entry);
        }
      }
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
      base.entries().stream()
          .filter(entry -> !removed.contains(entry.path()))
          .forEach(this::checkKept);
      return new CheckedEdit(new NewEntries(edit, kept::get), Set.copyOf(removed));
    }

    private void checkPlace(String path) {
      if (kept.containsKey(path)) {
        throw conflict(path, "the base has it already, and would win");
      }
      for (String parent : EntryPaths.parents(path)) {
        if (added.contains(parent)) {
          throw conflict(path, parent + " is added as a file");
        }
        ArchiveEntry entry = kept.get(parent);
        if (entry != null && entry.type() != EntryType.DIRECTORY) {
          throw conflict(path, parent + " is no folder in the base");
        }
      }
    }

    private void checkKept(ArchiveEntry entry) {
      if (!EntryPaths.isIn(folder, entry.path())) {
        for (String parent : EntryPaths.parents(entry.path())) {
          if (added.contains(parent)) {
            throw conflict(parent, "the base has " + entry.path() + " below it");
          }
          folder = parent;
        }
      }
      if (entry.type() == EntryType.HARD_LINK) {
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
