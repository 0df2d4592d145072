package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.verification.Claims;
import org.diracgrid.diracos.verification.Survey;

/** What a tarball's name and the build record beside it say of it. */
final class RecordedClaims {
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][\\w.+-]*?)diracos-(.+)");

  private RecordedClaims() {}

  /**
   * All that is said of a tarball.
   *
   * @param stem its name without ending, which counts only if the tarball has a versions file for
   *     it: repositories name what they keep as they like
   */
  static Claims of(String stem, Optional<BuildRecord> record, Survey survey) {
    try {
      return record.map(RecordedClaims::of).orElseGet(() -> ofName(stem, survey));
    } catch (InvalidTextException e) {
      // A record with such names and versions is none of ours.
      return ofName(stem, survey);
    }
  }

  private static Claims ofName(String stem, Survey survey) {
    Matcher name = NAME.matcher(stem);
    return name.matches()
            && survey.tree().isFile("diracos/%s_versions.txt".formatted(name.group(1)))
        ? Claims.of(Optional.of(name.group(1)), Optional.of(name.group(2)))
        : Claims.of(Optional.empty(), Optional.empty());
  }

  private static Claims of(BuildRecord said) {
    return new Claims(
        Optional.of(said.extension().name()),
        Optional.of(said.extension().version()),
        Optional.of(said.base().version()),
        Optional.of(said.distributions().stream().map(RecordedClaims::added).toList()),
        Optional.of(said.archive().sha256()));
  }

  private static Claims.Added added(BuildRecord.Distribution distribution) {
    return new Claims.Added(
        ProjectName.of(distribution.name()), Version.parse(distribution.version()));
  }

  /** The target that it was built for. */
  static TargetOverride target(BuildRecord record) {
    return new TargetOverride(
        Optional.empty(),
        Optional.empty(),
        Optional.of(record.target().glibc()),
        Optional.of(record.target().machine()),
        Map.of(),
        List.of());
  }
}
