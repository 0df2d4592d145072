package org.diracgrid.diracos.requirements;

import java.util.List;

/**
 * All that the requirements files ask for.
 *
 * @param requirements in the order pip reads them
 * @param constraints from {@code -c} files
 * @param settings what the files and the configuration make of the index
 * @param stated what the files say about the index, in order
 * @param warnings sentences about what may surprise
 */
public record RequirementSet(
    List<RequirementEntry> requirements,
    List<RequirementEntry> constraints,
    IndexSettings settings,
    List<StatedSetting> stated,
    List<String> warnings) {}
