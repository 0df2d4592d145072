package org.diracgrid.diracos.resolver;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;

/**
 * What a lock was made from, so that a change of it is seen. The indexes are not among it: the
 * files of a lock are found without them, so a mirror or an index that is gone does no harm.
 *
 * @param requirements the requirements
 * @param constraints the constraints
 * @param options what else decides which files may be chosen, as pip's options write it
 * @param base the distributions of the base that were wanted or replaced
 * @param target the Python of the base
 */
public record LockInputs(
    List<LockedLine> requirements,
    List<LockedLine> constraints,
    List<String> options,
    SortedMap<ProjectName, Version> base,
    LockedTarget target) {
  /** A copy that cannot change. */
  public LockInputs {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
    base = Collections.unmodifiableSortedMap(new TreeMap<>(base));
  }

  /** What a resolution was made from, files named as from the lock's folder. */
  static LockInputs of(
      RequirementSet requirements,
      TargetEnvironment target,
      Resolution resolution,
      LockPlace place) {
    Stream<InstalledDistribution> replaced =
        resolution.distributions().stream().flatMap(added -> added.replaces().stream());
    SortedMap<ProjectName, Version> base = new TreeMap<>();
    Stream.concat(resolution.kept().keySet().stream(), replaced)
        .forEach(installed -> base.put(installed.name(), installed.version()));
    return new LockInputs(
        lines(requirements.requirements(), place),
        lines(requirements.constraints(), place),
        FormatOptions.of(requirements.settings()),
        base,
        LockedTarget.of(target));
  }

  private static List<LockedLine> lines(List<RequirementEntry> entries, LockPlace place) {
    return entries.stream()
        .map(
            entry ->
                new LockedLine(
                    place.source(entry.origin().source()), entry.origin().line(), entry.text()))
        .toList();
  }
}
