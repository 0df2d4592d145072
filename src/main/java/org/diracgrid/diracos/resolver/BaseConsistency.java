package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;

/**
 * What the base's distributions require of each other and of what is added. A requirement that the
 * base breaks already is not held against the build; one whose project it lacks is met if that can
 * be ({@link Missing}).
 */
final class BaseConsistency {
  /** What to do with a requirement of the base whose project the base lacks. */
  enum Missing {
    /** Meet it, so that {@code pip check} comes out clean. */
    MEET,
    /** Leave it unmet, as it was. */
    LEAVE
  }

  private final MarkerEnvironment markers;
  private final Missing missing;
  private final Map<ProjectName, InstalledDistribution> installed = new LinkedHashMap<>();
  private final Map<ProjectName, List<Dependency>> needsOf = new LinkedHashMap<>();

  BaseConsistency(ResolutionRequest request, Missing missing) {
    this.markers = request.target().markers();
    this.missing = missing;
    request.installed().forEach(it -> installed.put(it.name(), it));
    for (InstalledDistribution distribution : request.installed()) {
      for (Dependency need : needs(distribution, Optional.empty())) {
        needsOf
            .computeIfAbsent(need.name(), name -> new ArrayList<>())
            .add(of(need, heldExtras(need)));
      }
    }
  }

  /**
   * What an installed distribution requires, as far as the base does not break it.
   *
   * @param extra the extra whose requirements are meant; empty for those without any
   */
  List<Dependency> needs(InstalledDistribution distribution, Optional<String> extra) {
    List<Dependency> found = new ArrayList<>();
    for (Dependency need : written(distribution, extra)) {
      // An extra was never promised by the base: asking for it asks for all that it needs.
      if (extra.isPresent()) {
        found.add(need);
      } else if (isHeld(need)) {
        found.add(of(need, missing == Missing.MEET ? need.extras() : heldExtras(need)));
      }
    }
    return found;
  }

  /** Whether all that is installed needs the same here and there. */
  boolean agreesWith(BaseConsistency other) {
    return installed.values().stream()
        .allMatch(it -> needs(it, Optional.empty()).equals(other.needs(it, Optional.empty())));
  }

  private List<Dependency> written(InstalledDistribution distribution, Optional<String> extra) {
    return DependencyReader.read(distribution.name(), distribution.requires(), markers, extra);
  }

  /** What is there is there, wherever it once had to come from: {@code pip check} asks no more. */
  private static Dependency of(Dependency need, SortedSet<String> extras) {
    return new Dependency(need.name(), extras, need.specifier(), Optional.empty(), need.demand());
  }

  /** Which installed distributions need a project, and how. */
  List<Dependency> needsOf(ProjectName name) {
    return needsOf.getOrDefault(name, List.of());
  }

  /** Requirements of the base that some project it lacks, or a new version of one, breaks. */
  List<String> complaints(Map<ProjectName, Candidate> chosen) {
    List<String> found = new ArrayList<>();
    for (InstalledDistribution distribution : installed.values()) {
      for (Requirement requirement : distribution.requires()) {
        Candidate candidate = chosen.get(requirement.name());
        if (isNew(candidate)
            && !isNew(chosen.get(distribution.name()))
            && requirement.url().isEmpty()
            && holds(requirement)
            && !requirement.specifier().contains(candidate.version(), PreReleasePolicy.ALLOW)) {
          found.add(
              "%s %s of the base requires %s, which %s %s does not meet"
                  .formatted(
                      distribution.writtenName(),
                      distribution.version(),
                      requirement,
                      candidate.name(),
                      candidate.version()));
        }
      }
    }
    return found;
  }

  private static boolean isNew(Candidate candidate) {
    return candidate != null && candidate.installed().isEmpty();
  }

  private boolean holds(Requirement requirement) {
    return requirement.marker().isEmpty() || requirement.marker().get().holds(markers, Set.of());
  }

  private boolean isHeld(Dependency need) {
    InstalledDistribution other = installed.get(need.name());
    return other == null
        ? missing == Missing.MEET
        : need.specifier().contains(other.version(), PreReleasePolicy.ALLOW);
  }

  /** The extras of a need whose own requirements the base has. */
  private SortedSet<String> heldExtras(Dependency need) {
    SortedSet<String> held = new TreeSet<>();
    InstalledDistribution other = installed.get(need.name());
    for (String extra : need.extras()) {
      if (other != null
          && written(other, Optional.of(extra)).stream()
              .allMatch(it -> installed.containsKey(it.name()) && isHeld(it))) {
        held.add(extra);
      }
    }
    return held;
  }
}
