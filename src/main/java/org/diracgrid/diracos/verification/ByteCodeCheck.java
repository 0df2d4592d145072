package org.diracgrid.diracos.verification;

import java.util.List;
import org.diracgrid.diracos.archive.EntryType;

/** Whether there is no byte code, which would be of another time and place than its source. */
final class ByteCodeCheck implements ArchiveCheck {
  @Override
  public List<Finding> findings(Survey survey) {
    return survey.tree().entries().stream()
        .filter(entry -> entry.type() != EntryType.DIRECTORY)
        .filter(entry -> entry.path().endsWith(".pyc") || entry.path().endsWith(".pyo"))
        .map(entry -> Finding.error("byte code", entry.path(), "is byte code"))
        .toList();
  }
}
