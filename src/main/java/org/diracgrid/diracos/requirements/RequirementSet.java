package org.diracgrid.diracos.requirements;

import java.util.List;
import java.util.function.Predicate;

/**
 * All that the requirements files ask for.
 *
 * @param entries requirements and constraints in the order pip reads them
 * @param settings what the files and the configuration make of the index
 * @param stated what the files say about the index, in order
 * @param warnings sentences about what may surprise
 */
public record RequirementSet(
    List<RequirementEntry> entries,
    IndexSettings settings,
    List<StatedSetting> stated,
    List<String> warnings) {
  /** What is to be installed. */
  public List<RequirementEntry> requirements() {
    return entries.stream().filter(Predicate.not(RequirementEntry::constraint)).toList();
  }

  /** What limits the versions, from {@code -c} files. */
  public List<RequirementEntry> constraints() {
    return entries.stream().filter(RequirementEntry::constraint).toList();
  }
}
