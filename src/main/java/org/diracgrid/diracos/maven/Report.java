package org.diracgrid.diracos.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.diracgrid.diracos.extension.BuildRecord;
import org.diracgrid.diracos.extension.BuildResult;
import org.diracgrid.diracos.extension.Sizes;

/** Tells the user what was built: on what, what was added from where, how big, how long, where. */
final class Report {
  private final Log log;

  Report(Log log) {
    this.log = log;
  }

  /** Tells of a build that succeeded. */
  void print(BuildResult result) {
    BuildRecord record = result.record();
    if (result.upToDate()) {
      log.info("Nothing changed since the last build; -Ddiracos.force builds all the same.");
    } else {
      log.info(
          "%s %s on %sDIRACOS %s (Python %s, %s, glibc %s)"
              .formatted(
                  record.extension().name(),
                  record.extension().version(),
                  record.base().extensions().stream()
                      .map(it -> "%s %s on ".formatted(it.name(), it.version()))
                      .collect(Collectors.joining()),
                  record.base().version(),
                  record.target().python(),
                  record.target().machine(),
                  record.target().glibc()));
      Map<String, String> replaced =
          record.replaced().stream()
              .collect(Collectors.toMap(BuildRecord.Replaced::name, BuildRecord.Replaced::from));
      record.distributions().forEach(it -> added(it, Optional.ofNullable(replaced.get(it.name()))));
      record.kept().forEach(this::kept);
      log.info(
          "%s, %s added; md5 %s; %s"
              .formatted(
                  Sizes.print(record.archive().size()),
                  Sizes.print(
                      record.distributions().stream()
                          .mapToLong(BuildRecord.Distribution::size)
                          .sum()),
                  record.archive().md5(),
                  Durations.print(result.duration())));
    }
    log.info(result.tarball().toString());
  }

  private void added(BuildRecord.Distribution distribution, Optional<String> replaced) {
    log.info(
        "  %s %s %s from %s%s"
            .formatted(
                replaced.isPresent() ? "~" : "+",
                distribution.name(),
                replaced.map(old -> old + " -> ").orElse("") + distribution.version(),
                distribution.origin(),
                why(distribution.requested(), distribution.wantedBy())));
  }

  private void kept(BuildRecord.Kept kept) {
    log.info("  = %s %s in the base".formatted(kept.name(), kept.version()));
  }

  private static String why(boolean requested, List<String> wantedBy) {
    return requested || wantedBy.isEmpty() ? "" : ", wanted by " + String.join(", ", wantedBy);
  }
}
