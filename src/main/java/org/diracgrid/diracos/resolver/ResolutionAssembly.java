package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.resolver.CandidateMetadata.Outcome;
import org.diracgrid.diracos.transfer.Checksum;

/** Makes the resolution out of what the solver chose. */
final class ResolutionAssembly {
  private final Universe universe;
  private final List<String> warnings = new ArrayList<>();

  ResolutionAssembly(Universe universe) {
    this.universe = universe;
  }

  /** The resolution for the chosen candidates' indices. */
  Resolution resolution(Map<Identifier, Integer> chosen) {
    Map<ProjectName, Candidate> candidates = new TreeMap<>();
    Map<ProjectName, SortedSet<String>> extras = new TreeMap<>();
    chosen.forEach(
        (subject, index) -> {
          if (subject instanceof Identifier.Project project) {
            candidates.put(project.name(), universe.of(project.name()).get(index));
          } else if (subject instanceof Identifier.Extra extra) {
            extras.computeIfAbsent(extra.name(), name -> new TreeSet<>()).add(extra.extra());
          }
        });
    Map<ProjectName, List<Dependency>> asked = asked(chosen);
    List<ResolvedDistribution> added = new ArrayList<>();
    Map<InstalledDistribution, List<Demand>> kept = new LinkedHashMap<>();
    candidates.forEach(
        (name, candidate) -> {
          List<Dependency> wanted = asked.getOrDefault(name, List.of());
          BaseRemarks.of(universe.installed(name), candidate, wanted).ifPresent(warnings::add);
          if (candidate.installed().isPresent()) {
            kept.put(candidate.installed().get(), demands(wanted));
          } else {
            added.add(
                resolved(candidate, extras.getOrDefault(name, new TreeSet<>()), demands(wanted)));
          }
        });
    requireHashes(added);
    universe.notes().forEach(note -> warnings.add(note + "; it was passed over"));
    warnings.addAll(universe.base().complaints(candidates));
    return new Resolution(added, kept, List.copyOf(warnings));
  }

  private Map<ProjectName, List<Dependency>> asked(Map<Identifier, Integer> chosen) {
    Map<ProjectName, List<Dependency>> found = new TreeMap<>();
    chosen.forEach(
        (subject, index) ->
            universe
                .dependencies(subject, index)
                .forEach(
                    needed ->
                        found
                            .computeIfAbsent(needed.name(), name -> new ArrayList<>())
                            .add(needed)));
    return found;
  }

  private static List<Demand> demands(List<Dependency> asked) {
    return asked.stream().map(Dependency::demand).distinct().sorted(userFirst()).toList();
  }

  private static Comparator<Demand> userFirst() {
    return Comparator.comparing((Demand demand) -> demand.by().isPresent())
        .thenComparing(demand -> demand.by().map(ProjectName::normalized).orElse(""))
        .thenComparing(Demand::requirement);
  }

  private ResolvedDistribution resolved(
      Candidate candidate, SortedSet<String> extras, List<Demand> demands) {
    Outcome.Usable usable = universe.metadata(candidate);
    DistributionFile file = usable.file();
    warn(candidate, usable, extras);
    List<Checksum> allowed = universe.user().hashes().getOrDefault(candidate.name(), List.of());
    return new ResolvedDistribution(
        usable.metadata(),
        file,
        extras,
        demands.stream().anyMatch(demand -> demand.by().isEmpty()),
        candidate.direct(),
        allowed,
        demands,
        universe.installed(candidate.name()));
  }

  private void warn(Candidate candidate, Outcome.Usable usable, Set<String> extras) {
    String what = "%s %s".formatted(usable.metadata().writtenName(), candidate.version());
    usable
        .file()
        .yanked()
        .ifPresent(
            reason ->
                warnings.add(
                    "%s is yanked%s"
                        .formatted(what, reason.isBlank() ? "" : ": " + reason.strip())));
    for (String extra : extras) {
      if (!usable.metadata().providesExtra().contains(extra)) {
        warnings.add("%s has no extra '%s'".formatted(what, extra));
      }
    }
    List<String> sources = universe.of(candidate.name()).sources();
    if (sources.size() > 1 && !candidate.direct()) {
      warnings.add(
          "%s is on offer at several places, %s; the best file of all was taken, from %s"
              .formatted(candidate.name(), String.join(" and ", sources), usable.file().source()));
    }
  }

  /** pip's hash-checking mode: everything has a hash, and what the user names is pinned. */
  private void requireHashes(List<ResolvedDistribution> added) {
    if (!universe.user().hashesRequired()) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (ResolvedDistribution distribution : added) {
      if (distribution.allowedHashes().isEmpty()) {
        Demand wanted = distribution.demands().get(0);
        missing.add(
            "%s==%s (%s)"
                .formatted(
                    distribution.metadata().name(),
                    distribution.metadata().version(),
                    wanted
                        .origin()
                        .map(Object::toString)
                        .or(() -> wanted.by().map(by -> "required by " + by))
                        .orElse("")));
      }
    }
    if (!missing.isEmpty()) {
      throw new HashesRequiredException(missing);
    }
  }
}
