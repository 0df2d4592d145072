package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Whether everybody can unpack, use and remove it, with no more rights than his own. */
final class PermissionsCheck implements ArchiveCheck {
  private static final String NAME = "permissions";
  private static final int SET_ID = 06000;
  private static final int OWNER_ALL = 0700;
  private static final int OWNER_READ = 0400;

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    for (ArchiveEntry entry : survey.tree().all()) {
      if (entry.type() == EntryType.DIRECTORY && (entry.mode() & OWNER_ALL) != OWNER_ALL) {
        // Files inside come later, and who is not root cannot write them (dirac-install).
        findings.add(
            Finding.error(
                NAME,
                entry.path(),
                "is a folder of mode %04o, into which its owner cannot unpack"
                    .formatted(entry.mode())));
      }
      if (entry.type() == EntryType.FILE && (entry.mode() & OWNER_READ) == 0) {
        findings.add(
            Finding.error(
                NAME,
                entry.path(),
                "has mode %04o, so its owner cannot read it".formatted(entry.mode())));
      }
      if (entry.type() != EntryType.SYMBOLIC_LINK && (entry.mode() & SET_ID) != 0) {
        findings.add(
            Finding.error(
                NAME,
                entry.path(),
                "has mode %04o, which gives others its owner's or group's rights"
                    .formatted(entry.mode())));
      }
    }
    return findings;
  }
}
