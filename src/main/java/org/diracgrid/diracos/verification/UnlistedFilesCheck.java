package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.InstalledDistribution;

/**
 * Whether every RECORD is complete: in the folders of site-packages that have listed files, nothing
 * is that nobody lists, which pip would leave behind.
 */
final class UnlistedFilesCheck implements ArchiveCheck {
  private static final String NAME = "RECORD";

  /** A RECORD need not list itself, and cannot list what signs it. */
  private static final Pattern UNLISTED = Pattern.compile(".+\\.dist-info/RECORD(\\.jws|\\.p7s)?");

  @Override
  public List<Finding> findings(Survey survey) {
    Set<String> listed = new HashSet<>();
    Set<String> claimed = new HashSet<>();
    for (InstalledDistribution distribution : survey.distributions()) {
      listed.addAll(distribution.files().listed());
      // What is in a metadata folder has to be listed itself, if there is a list at all.
      distribution.files().claimed().stream()
          .filter(
              path ->
                  distribution.files().listed().isEmpty()
                      || !path.equals(distribution.metadataPath()))
          .forEach(claimed::add);
    }
    Set<String> owned = new HashSet<>();
    listed.forEach(path -> topFolder(survey, path).ifPresent(owned::add));
    List<Finding> findings = new ArrayList<>();
    for (ArchiveEntry entry : survey.tree().entries()) {
      String path = entry.path();
      if (entry.type() != EntryType.DIRECTORY
          && !listed.contains(path)
          && !path.endsWith(".pyc")
          && !UNLISTED.matcher(path).matches()
          && topFolder(survey, path).filter(owned::contains).isPresent()
          && !isBelow(path, claimed)) {
        findings.add(Finding.error(NAME, path, "is listed in no RECORD"));
      }
    }
    return findings;
  }

  /** The folder directly in a site-packages that a path lies in; empty for a single module. */
  private static Optional<String> topFolder(Survey survey, String path) {
    for (String folder : survey.sitePackages()) {
      int slash = path.indexOf('/', folder.length() + 1);
      if (path.startsWith(folder + "/") && slash > 0) {
        return Optional.of(path.substring(0, slash));
      }
    }
    return Optional.empty();
  }

  private static boolean isBelow(String path, Set<String> places) {
    for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (places.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
