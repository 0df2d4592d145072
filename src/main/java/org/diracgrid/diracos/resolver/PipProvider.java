package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

/** What can be pinned and what that asks for, in pip's terms (pip's provider and factory). */
final class PipProvider {
  private final Universe universe;

  /** Every way back to a candidate asks for it again. */
  private final Map<PipIdentifier, Map<Integer, List<PipRequirement>>> needs = new HashMap<>();

  PipProvider(Universe universe) {
    this.universe = universe;
  }

  /** What the user asks for; extras last, as {@code collect_root_requirements} puts them. */
  List<PipRequirement> asked() {
    return universe.user().dependencies().stream()
        .flatMap(this::requirements)
        .sorted(Comparator.comparing(it -> !it.identifier().extras().isEmpty()))
        .toList();
  }

  /** What each of the user's lines is about first, in their order. */
  List<PipIdentifier> order() {
    return universe.user().dependencies().stream()
        .map(asked -> requirements(asked).findFirst().orElseThrow().identifier())
        .toList();
  }

  /** What a candidate asks for, in pip's order, on which it depends which conflict is met first. */
  List<PipRequirement> needs(PipIdentifier identifier, int index) {
    Map<Integer, List<PipRequirement>> known =
        needs.computeIfAbsent(identifier, it -> new HashMap<>());
    List<PipRequirement> found = known.get(index);
    if (found == null) {
      found = read(identifier, index);
      known.put(index, found);
    }
    return found;
  }

  private List<PipRequirement> read(PipIdentifier identifier, int index) {
    if (identifier.project().isEmpty()) {
      return List.of();
    }
    ProjectName name = identifier.project().get();
    List<PipRequirement> found = new ArrayList<>();
    if (!identifier.extras().isEmpty()) {
      CandidateSet itself = CandidateSet.only(universe.of(name).size(), index);
      found.add(new PipRequirement(identifier.base(), itself, Optional.empty()));
    } else if (asksForPython(name, index)) {
      // Metadata whose Requires-Python does not hold makes a candidate unusable long before.
      found.add(
          new PipRequirement(PipIdentifier.PYTHON, CandidateSet.only(1, 0), Optional.empty()));
    }
    universe.dependencies(name, identifier.extras(), index).stream()
        .peek(universe::expect)
        .flatMap(this::requirements)
        .forEach(found::add);
    return found;
  }

  private boolean asksForPython(ProjectName name, int index) {
    Candidate candidate = universe.of(name).get(index);
    return candidate.installed().isEmpty()
        && universe
            .metadata(candidate)
            .metadata()
            .requiresPython()
            .filter(python -> !python.isAny())
            .isPresent();
  }

  /** A dependency on extras says first which versions of the project alone will do. */
  private Stream<PipRequirement> requirements(Dependency dependency) {
    CandidateSet satisfied = universe.accepted(dependency);
    boolean isDirect = dependency.direct().isPresent();
    Optional<Dependency> specifier = isDirect ? Optional.empty() : Optional.of(dependency);
    PipRequirement base =
        new PipRequirement(PipIdentifier.of(dependency.name()), satisfied, specifier);
    if (dependency.extras().isEmpty()) {
      return Stream.of(base);
    }
    PipRequirement withExtras =
        new PipRequirement(
            PipIdentifier.of(dependency.name(), new TreeSet<>(dependency.extras())),
            satisfied,
            specifier);
    return isDirect || base.isBound() ? Stream.of(base, withExtras) : Stream.of(withExtras);
  }

  /**
   * The candidates to try ({@code Factory.find_candidates}), without bad ones at the beginning.
   *
   * @param asked all that is asked of the identifier
   * @param criteria where what is asked of the project alone is found
   * @param incompatible what is not to be tried again
   */
  CandidateSet matches(
      PipIdentifier identifier,
      List<PipInformation> asked,
      Map<PipIdentifier, PipCriterion> criteria,
      CandidateSet incompatible) {
    CandidateSet none = incompatible.without(incompatible);
    if (identifier.project().isEmpty()) {
      return asked.isEmpty() ? none : CandidateSet.only(1, 0).without(incompatible);
    }
    ProjectName name = identifier.project().get();
    List<PipInformation> all = new ArrayList<>(asked);
    PipCriterion ofBase = criteria.get(identifier.base());
    if (!identifier.extras().isEmpty() && ofBase != null) {
      all.addAll(ofBase.information());
    }
    List<Dependency> limits = universe.user().constraints().getOrDefault(name, List.of());
    CandidateSet explicit = none;
    List<Dependency> specified = new ArrayList<>();
    for (PipInformation one : all) {
      if (one.requirement().isExplicit()) {
        explicit = explicit.or(one.requirement().satisfied());
      }
      one.requirement().dependency().ifPresent(specified::add);
    }
    if (!specified.isEmpty()) {
      for (Dependency limit : limits) {
        explicit = limit.direct().isEmpty() ? explicit : explicit.or(universe.accepted(limit));
      }
    }
    if (!explicit.isEmpty()) {
      return usable(identifier, allowed(explicit, asked, limits).without(incompatible));
    }
    // pip looks nothing up once all who asked for something are gone.
    return specified.isEmpty()
        ? none
        : usable(identifier, indexed(name, specified, limits).without(incompatible));
  }

  private CandidateSet indexed(
      ProjectName name, List<Dependency> specified, List<Dependency> limits) {
    List<SpecifierSet> inForce =
        Stream.concat(specified.stream(), limits.stream())
            .map(Dependency::specifier)
            .distinct()
            .toList();
    ProjectCandidates candidates = universe.of(name);
    return Admission.of(candidates, inForce, universe.preReleases(name))
        .admitted()
        .without(candidates.referenced());
  }

  private CandidateSet allowed(
      CandidateSet explicit, List<PipInformation> asked, List<Dependency> limits) {
    CandidateSet left = explicit;
    for (PipInformation one : asked) {
      left = left.and(one.requirement().satisfied());
    }
    for (Dependency limit : limits) {
      left = left.and(universe.accepted(limit));
    }
    return left;
  }

  /** Without the candidates at the beginning whose files turn out to be of no use. */
  private CandidateSet usable(PipIdentifier identifier, CandidateSet candidates) {
    int[] unusable =
        candidates.indices().takeWhile(index -> !isUsable(identifier, index)).toArray();
    CandidateSet left = candidates;
    for (int index : unusable) {
      left = left.without(CandidateSet.only(sizeOf(identifier), index));
    }
    return left;
  }

  boolean isUsable(PipIdentifier identifier, int index) {
    return identifier.project().isEmpty()
        || universe.unusable(new Identifier.Project(identifier.project().get()), index).isEmpty();
  }

  /** How many candidates an identifier has. */
  int sizeOf(PipIdentifier identifier) {
    return identifier.project().map(name -> universe.of(name).size()).orElse(1);
  }

  /** Tells of a candidate that leads nowhere; if it is the base's, others begin to count. */
  void reject(PipIdentifier identifier, int index) {
    identifier
        .project()
        .filter(name -> universe.isInstalled(name, index))
        .ifPresent(universe::open);
  }
}
