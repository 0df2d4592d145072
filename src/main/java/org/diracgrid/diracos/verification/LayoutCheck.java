package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.diracgrid.diracos.archive.ArchiveEntry;

/** Whether all lies in one folder {@code diracos}, which holds a Python. */
final class LayoutCheck implements ArchiveCheck {
  private static final String NAME = "layout";
  private static final String TOP = "diracos";
  private static final int EXAMPLES = 5;

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    TreeSet<String> others = new TreeSet<>();
    for (ArchiveEntry entry : survey.tree().all()) {
      String top = entry.path().split("/", 2)[0];
      if (!top.equals(TOP) && !entry.path().isEmpty()) {
        others.add(top.isEmpty() ? "/" : top);
      }
    }
    if (!others.isEmpty()) {
      findings.add(
          Finding.error(
              NAME,
              "",
              "beside diracos the archive has %s%s"
                  .formatted(
                      String.join(", ", others.stream().limit(EXAMPLES).toList()),
                      others.size() > EXAMPLES ? " and more" : "")));
    }
    survey
        .inventoryProblem()
        .ifPresent(
            problem ->
                findings.add(
                    Finding.error(
                        NAME, "", problem + ", so nothing else was checked or compared")));
    return findings;
  }
}
