package org.diracgrid.diracos.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.InvalidMetadataException;
import org.diracgrid.diracos.python.RecordEntry;

/** Whether there is no byte code, which would be of another time and place than its source. */
final class ByteCodeCheck implements ArchiveCheck {
  private static final String NAME = "byte code";

  @Override
  public List<Finding> findings(Survey survey) {
    Set<String> brought = new HashSet<>();
    survey.distributions().forEach(it -> addBrought(survey, it, brought));
    return survey.tree().entries().stream()
        .filter(entry -> entry.type() != EntryType.DIRECTORY)
        .filter(entry -> isByteCode(entry.path()))
        .map(
            entry ->
                brought.contains(entry.path())
                    ? Finding.warning(NAME, entry.path(), "is byte code that came in a wheel")
                    : Finding.error(NAME, entry.path(), "is byte code"))
        .toList();
  }

  /** What a wheel had itself has a hash; what an installer made of it has none (PEP 376). */
  private static void addBrought(
      Survey survey, InstalledDistribution distribution, Set<String> brought) {
    String record = survey.texts().get(distribution.metadataPath() + "/RECORD");
    if (record == null) {
      return;
    }
    try {
      for (RecordEntry entry : RecordEntry.parse(record)) {
        if (isByteCode(entry.path()) && entry.hash().isPresent()) {
          survey.resolve(distribution.folder() + "/" + entry.path()).ifPresent(brought::add);
        }
      }
    } catch (InvalidMetadataException e) {
      // Reported by who checks the RECORDs; nothing in it counts.
      return;
    }
  }

  private static boolean isByteCode(String path) {
    return path.endsWith(".pyc") || path.endsWith(".pyo");
  }
}
