package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InstalledDistribution.Format;
import org.diracgrid.diracos.python.InvalidMetadataException;
import org.diracgrid.diracos.python.RecordEntry;

/** Whether every RECORD is true: each file it lists is there, with that hash and size. */
final class RecordsCheck implements ArchiveCheck {
  private static final String NAME = "RECORD";
  private static final String SHA256 = "sha256=";

  @Override
  public List<Finding> findings(Survey survey) {
    return new Comparison(survey).findings();
  }

  /** The comparison of one archive with its RECORDs. */
  private static final class Comparison {
    private final Survey survey;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Optional<String>> folders = new HashMap<>();

    /** What differs, by path, and what is as somebody says. */
    private final Map<String, Finding> differing = new HashMap<>();

    private final Set<String> agreed = new HashSet<>();

    Comparison(Survey survey) {
      this.survey = survey;
    }

    List<Finding> findings() {
      for (InstalledDistribution distribution : survey.distributions()) {
        if (distribution.format() == Format.DIST_INFO) {
          compare(distribution);
        }
      }
      differing.forEach(
          (path, finding) ->
              findings.add(
                  // Of two that own a file one had the last word, and the other's RECORD suffers.
                  agreed.contains(path) ? finding.as(Severity.WARNING) : finding));
      return findings;
    }

    private void compare(InstalledDistribution distribution) {
      String record = distribution.metadataPath() + "/RECORD";
      String text = survey.texts().get(record);
      if (text == null) {
        findings.add(
            Finding.error(
                NAME,
                record,
                survey.oversized().contains(record)
                    ? "is too large to be read"
                    : "is missing, so pip can neither check nor remove the distribution"));
        return;
      }
      try {
        for (RecordEntry entry : RecordEntry.parse(text)) {
          compare(distribution, record, entry);
        }
      } catch (InvalidMetadataException e) {
        findings.add(Finding.error(NAME, record, "cannot be read: " + e.reason()));
      }
    }

    private void compare(InstalledDistribution distribution, String record, RecordEntry listed) {
      Optional<ArchiveEntry> entry = entry(distribution.folder(), listed.path());
      String who = "%s %s".formatted(distribution.writtenName(), distribution.version());
      if (entry.isEmpty()) {
        // A DIRACOS is stripped of byte code, and Python makes it anew.
        if (!listed.path().endsWith(".pyc")) {
          findings.add(
              Finding.error(NAME, record, "lists %s, which is not there".formatted(listed.path())));
        }
        return;
      }
      String path = entry.get().path();
      String found = survey.sha256().get(path);
      String hash = listed.hash().orElse("");
      if (listed.size().isPresent()
          && entry.get().type() == EntryType.FILE
          && listed.size().getAsLong() != entry.get().size()) {
        differ(
            path,
            "has %d bytes, not the %d that the RECORD of %s tells"
                .formatted(entry.get().size(), listed.size().getAsLong(), who));
      } else if (hash.isEmpty()) {
        if (!path.equals(record) && !path.endsWith(".pyc")) {
          findings.add(Finding.warning(NAME, record, "tells no hash of " + listed.path()));
        }
      } else if (hash.startsWith(SHA256) && found != null) {
        // Some tools leave the padding that the format forbids; the bytes are the same.
        if (hash.substring(SHA256.length()).replace("=", "").equals(found)) {
          agreed.add(path);
        } else {
          differ(path, "has another content than the RECORD of %s tells".formatted(who));
        }
      }
    }

    private void differ(String path, String sentence) {
      differing.putIfAbsent(path, Finding.error(NAME, path, sentence));
    }

    /** As pip: links on the way are followed, but a link itself is what was installed. */
    private Optional<ArchiveEntry> entry(String folder, String path) {
      if (path.startsWith("/")) {
        return Optional.empty();
      }
      String whole = folder + "/" + path;
      int slash = whole.lastIndexOf('/');
      return folders
          .computeIfAbsent(whole.substring(0, slash), survey::resolve)
          .flatMap(parent -> survey.tree().entry(parent + whole.substring(slash)));
    }
  }
}
