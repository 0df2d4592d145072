package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diracgrid.diracos.wheel.ConflictPolicy;
import org.diracgrid.diracos.wheel.InstallOptions;
import org.diracgrid.diracos.wheel.RecordMismatchPolicy;

/** The names of the policies of installing, as users write them. */
final class InstallChoices {
  private static final Map<String, ConflictPolicy> CONFLICTS =
      Map.of("fail", ConflictPolicy.FAIL, "overwrite", ConflictPolicy.OVERWRITE);

  private static final Map<String, RecordMismatchPolicy> MISMATCHES =
      Map.of(
          "fail", RecordMismatchPolicy.FAIL,
          "failUnlessVouched", RecordMismatchPolicy.FAIL_UNLESS_VOUCHED,
          "warn", RecordMismatchPolicy.WARN);

  private InstallChoices() {}

  /** The policies these names stand for. */
  static InstallOptions read(BuildOptions options) {
    return new InstallOptions(
        named("fileConflicts", options.fileConflicts(), CONFLICTS),
        named("recordMismatches", options.recordMismatches(), MISMATCHES));
  }

  private static <T> T named(String option, String value, Map<String, T> known) {
    T found = known.get(value);
    if (found == null) {
      throw new InvalidOptionException(option, value, List.copyOf(new TreeMap<>(known).keySet()));
    }
    return found;
  }
}
