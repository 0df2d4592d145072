package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Whether every symbolic link stays within the folder, and leads to something. */
final class LinksCheck implements ArchiveCheck {
  private static final String NAME = "links";

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    for (ArchiveEntry entry : survey.tree().entries()) {
      if (entry.type() == EntryType.SYMBOLIC_LINK) {
        finding(survey, entry).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> finding(Survey survey, ArchiveEntry link) {
    String target = link.linkTarget();
    if (target.startsWith("/")) {
      // dirac-install changes the mode of what such a link leads to, on the host.
      return Optional.of(
          Finding.error(
              NAME, link.path(), "leads to %s, an absolute place of the host".formatted(target)));
    }
    if (escapes(link.path(), target)) {
      return Optional.of(
          Finding.error(NAME, link.path(), "leads to %s, outside the folder".formatted(target)));
    }
    Optional<String> place = survey.resolve(link.path());
    boolean leads =
        place
            .filter(it -> survey.tree().isFolder(it) || survey.tree().entry(it).isPresent())
            .isPresent();
    return leads
        ? Optional.empty()
        : Optional.of(
            Finding.warning(NAME, link.path(), "leads to %s, where nothing is".formatted(target)));
  }

  /** Whether a target, taken literally, climbs above the top folder. */
  private static boolean escapes(String path, String target) {
    int depth = (int) path.chars().filter(c -> c == '/').count();
    for (String part : target.split("/")) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        depth++;
      }
      if (depth < 1) {
        return true;
      }
    }
    return false;
  }
}
