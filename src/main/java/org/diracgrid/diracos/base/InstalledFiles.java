package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which entries of the base are an installed distribution's, as pip judges when it uninstalls.
 *
 * @param listed files and links that its RECORD or installed-files.txt lists and the base has,
 *     sorted paths from the archive's root
 * @param claimed what no list names and is its all the same: its metadata folder, the commands of
 *     its entry points, its top-level modules where there is no list at all; sorted paths, of a
 *     folder everything below it is meant
 * @param irremovable why it is not gone when these are, as the end of a sentence; empty if it is
 */
public record InstalledFiles(
    List<String> listed, List<String> claimed, Optional<String> irremovable) {
  /** A copy that cannot change. */
  public InstalledFiles {
    listed = List.copyOf(listed);
    claimed = List.copyOf(claimed);
  }

  static InstalledFiles irremovable(String reason) {
    return new InstalledFiles(List.of(), List.of(), Optional.of(reason));
  }

  /** Those of both. */
  InstalledFiles and(InstalledFiles other) {
    return new InstalledFiles(
        both(listed, other.listed),
        both(claimed, other.claimed),
        irremovable.or(other::irremovable));
  }

  private static List<String> both(List<String> some, List<String> others) {
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
