package org.diracgrid.diracos.archive;

import java.util.List;
import java.util.Set;

/**
 * What is to differ between a base and the archive made from it.
 *
 * @param additions new files, in any order, none of which the base has
 * @param removals paths of base entries to leave out
 * @param modified of new files and new folders, seconds since 1970
 */
public record ArchiveEdit(List<NewFile> additions, Set<String> removals, long modified) {}
