package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.Uninstallation;

/**
 * Whether an archive is its base, without what was replaced, with what was added, and nothing else:
 * every other entry equal, its bytes, its mode, and where it leads.
 */
final class BaseComparison {
  private static final String NAME = "base";
  private static final int OWNER_ALL = 0700;

  private final Survey survey;
  private final Survey base;
  private final Additions additions;
  private final List<Finding> findings = new ArrayList<>();

  BaseComparison(Survey survey, Survey base, Additions additions) {
    this.survey = survey;
    this.base = base;
    this.additions = additions;
  }

  List<Finding> findings() {
    Set<String> replaced = base.inventory().map(this::replaced).orElse(Set.of());
    for (ArchiveEntry entry : base.tree().entries()) {
      Optional<ArchiveEntry> found = survey.tree().entry(entry.path());
      if (found.isEmpty()) {
        // Some folders of a base are told by what lies in them alone.
        if (!replaced.contains(entry.path()) && !survey.tree().isFolder(entry.path())) {
          findings.add(Finding.error(NAME, entry.path(), "is in the base, but not in the archive"));
        }
      } else if (replaced.contains(entry.path())) {
        if (entry.type() != EntryType.DIRECTORY && !additions.has(entry.path())) {
          findings.add(
              Finding.error(NAME, entry.path(), "is of what was replaced, and still there"));
        }
      } else if (!additions.versionsFile().equals(Optional.of(entry.path()))) {
        difference(entry, found.get()).ifPresent(it -> findings.add(changed(entry.path(), it)));
      }
    }
    Set<String> above = foldersAboveAdditions();
    for (ArchiveEntry entry : survey.tree().entries()) {
      String path = entry.path();
      boolean known =
          base.tree().entry(path).isPresent()
              || base.tree().isFolder(path)
              || additions.has(path)
              || above.contains(path);
      if (!known) {
        findings.add(
            Finding.error(NAME, path, "is neither in the base nor of an added distribution"));
      }
    }
    return findings;
  }

  /** What went with the base's distributions of which others were added. */
  private Set<String> replaced(BaseInventory inventory) {
    List<InstalledDistribution> leaving =
        inventory.distributions().stream()
            .filter(it -> additions.names().orElse(Set.of()).contains(it.name()))
            .toList();
    return Uninstallation.of(inventory, leaving).paths();
  }

  /** Two distributions may own one file, where the build was told to let the later one win. */
  private Finding changed(String path, String difference) {
    return additions.has(path)
        ? Finding.warning(NAME, path, difference + ", and an added distribution lists it")
        : Finding.error(NAME, path, difference);
  }

  private Optional<String> difference(ArchiveEntry before, ArchiveEntry after) {
    if (before.type() != after.type()) {
      return Optional.of("is of another kind than in the base");
    }
    if (!before.linkTarget().equals(after.linkTarget())) {
      return Optional.of(
          "leads to %s, in the base to %s".formatted(after.linkTarget(), before.linkTarget()));
    }
    // What is added to a folder must be unpackable.
    int mode = before.type() == EntryType.DIRECTORY ? before.mode() | OWNER_ALL : before.mode();
    if (after.mode() != before.mode() && after.mode() != mode) {
      return Optional.of("has mode %04o, in the base %04o".formatted(after.mode(), before.mode()));
    }
    String path = before.path();
    return before.type() == EntryType.FILE
            && !survey.sha256().get(path).equals(base.sha256().get(path))
        ? Optional.of("has another content than in the base")
        : Optional.empty();
  }

  private Set<String> foldersAboveAdditions() {
    Set<String> above = new HashSet<>();
    for (String place : additions.places()) {
      for (int slash = place.lastIndexOf('/');
          slash > 0;
          slash = place.lastIndexOf('/', slash - 1)) {
        above.add(place.substring(0, slash));
      }
    }
    return above;
  }
}
