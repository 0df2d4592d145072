package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/**
 * Whether every entry unpacks, to one place within the folder, with every reader: tar programs and
 * dirac-install's loop over Python's tarfile differ in all that is found here.
 */
final class EntriesCheck implements ArchiveCheck {
  private static final String NAME = "entries";

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    Map<String, EntryType> seen = new HashMap<>();
    for (ArchiveEntry entry : survey.tree().all()) {
      String path = entry.path();
      EntryType before = seen.put(path, entry.type());
      // A folder told again is harmless; extensions begin with the folders that they add to.
      if (before != null
          && (before != EntryType.DIRECTORY || entry.type() != EntryType.DIRECTORY)) {
        findings.add(Finding.error(NAME, path, "is in the archive twice"));
      }
      if (path.startsWith("/") || Arrays.asList(path.split("/", -1)).contains("..")) {
        findings.add(Finding.error(NAME, path, "leads out of the folder it is unpacked into"));
      }
      type(entry).ifPresent(findings::add);
      parent(survey, path).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> type(ArchiveEntry entry) {
    return switch (entry.type()) {
      case HARD_LINK ->
          Optional.of(
              Finding.error(
                  NAME,
                  entry.path(),
                  "is a hard link to %s, which CVMFS cannot hold".formatted(entry.linkTarget())));
      case OTHER ->
          Optional.of(
              Finding.error(NAME, entry.path(), "is a device, a pipe or another special file"));
      case FILE, DIRECTORY, SYMBOLIC_LINK -> Optional.empty();
    };
  }

  private static Optional<Finding> parent(Survey survey, String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      Optional<ArchiveEntry> entry = survey.tree().entry(parent);
      if (entry.isPresent() && entry.get().type() != EntryType.DIRECTORY) {
        return Optional.of(
            Finding.error(
                NAME,
                path,
                "lies below %s, which is %s"
                    .formatted(
                        parent,
                        entry.get().type() == EntryType.SYMBOLIC_LINK ? "a link" : "no folder")));
      }
    }
    return Optional.empty();
  }
}
