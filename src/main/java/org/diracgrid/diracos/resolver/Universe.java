package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.resolver.CandidateMetadata.Outcome;

/** Everything that can be chosen and what it needs, looked up once and kept. */
final class Universe {
  private final ResolutionRequest request;
  private final UserRequirements user;
  private final CandidateFinder finder;
  private final CandidateMetadata metadata;
  private final DirectReferences references;
  private final BaseConsistency base;
  private final Map<ProjectName, Map<URI, DistributionFile>> direct = new HashMap<>();
  private final Map<ProjectName, ProjectCandidates> projects = new LinkedHashMap<>();

  /** One choice's dependencies are asked for at every decision that looks at what is active. */
  private final Map<Identifier, Map<Integer, List<Dependency>>> dependencies = new HashMap<>();

  Universe(
      ResolutionRequest request,
      UserRequirements user,
      CandidateFinder finder,
      CandidateMetadata metadata,
      DirectReferences references,
      BaseConsistency base) {
    this.request = request;
    this.user = user;
    this.finder = finder;
    this.metadata = metadata;
    this.references = references;
    this.base = base;
    user.direct().forEach((name, files) -> direct.put(name, new LinkedHashMap<>(files)));
  }

  UserRequirements user() {
    return user;
  }

  BaseConsistency base() {
    return base;
  }

  boolean preReleasesAllowed() {
    return request.requirements().settings().preReleases();
  }

  void prefetch(ProjectName name) {
    if (!projects.containsKey(name) && !direct.containsKey(name)) {
      finder.prefetch(name);
    }
  }

  /** All candidates of a project. */
  ProjectCandidates of(ProjectName name) {
    ProjectCandidates known = projects.get(name);
    if (known == null) {
      Collection<DistributionFile> files = direct.getOrDefault(name, Map.of()).values();
      known = finder.find(name, files, user.hashes().getOrDefault(name, List.of()));
      projects.put(name, known);
    }
    return known;
  }

  /** How many candidates a package has. */
  int size(Identifier subject) {
    return name(subject).map(name -> of(name).size()).orElse(1);
  }

  /** The project a package belongs to; empty for the root. */
  static Optional<ProjectName> name(Identifier subject) {
    if (subject instanceof Identifier.Project project) {
      return Optional.of(project.name());
    }
    return subject instanceof Identifier.Extra extra ? Optional.of(extra.name()) : Optional.empty();
  }

  /** The candidates that a dependency accepts. */
  CandidateSet accepted(Dependency dependency) {
    ProjectCandidates candidates = of(dependency.name());
    if (dependency.direct().isEmpty()) {
      return candidates.matching(dependency.specifier());
    }
    URI uri = dependency.direct().get();
    CandidateSet found = CandidateSet.anything(candidates.size()).complement();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).direct() && candidates.get(i).files().get(0).uri().equals(uri)) {
        found = found.or(CandidateSet.only(candidates.size(), i));
      }
    }
    return found;
  }

  /** Why a candidate cannot be chosen although its file could, as the end of a sentence. */
  Optional<String> unusable(Identifier subject, int index) {
    return name(subject)
        .map(name -> of(name).get(index))
        .filter(candidate -> candidate.installed().isEmpty())
        .map(metadata::of)
        .filter(Outcome.Unusable.class::isInstance)
        .map(outcome -> ((Outcome.Unusable) outcome).reason());
  }

  /** The metadata of a chosen candidate that is not in the base. */
  Outcome.Usable metadata(Candidate candidate) {
    return (Outcome.Usable) metadata.of(candidate);
  }

  /** What was passed over because its publisher broke it. */
  List<String> notes() {
    return metadata.notes();
  }

  /** What a usable candidate of a package needs. */
  List<Dependency> dependencies(Identifier subject, int index) {
    if (subject instanceof Identifier.Root) {
      return user.dependencies();
    }
    return dependencies
        .computeIfAbsent(subject, s -> new HashMap<>())
        .computeIfAbsent(index, i -> read(subject, i));
  }

  private List<Dependency> read(Identifier subject, int index) {
    Candidate candidate = of(name(subject).orElseThrow()).get(index);
    Optional<String> extra =
        subject instanceof Identifier.Extra it ? Optional.of(it.extra()) : Optional.empty();
    if (candidate.installed().isPresent()) {
      return base.needs(candidate.installed().get(), extra);
    }
    List<Dependency> found =
        DependencyReader.read(
            candidate.name(),
            metadata(candidate).metadata().requiresDist(),
            request.target().markers(),
            extra);
    found.forEach(this::noteReference);
    return found;
  }

  private void noteReference(Dependency dependency) {
    if (dependency.direct().isEmpty()) {
      return;
    }
    URI uri = dependency.direct().get();
    ProjectName name = dependency.name();
    Map<URI, DistributionFile> known = direct.computeIfAbsent(name, n -> new LinkedHashMap<>());
    if (!known.containsKey(uri)) {
      known.put(uri, references.at(uri, Optional.of(name)));
      if (projects.remove(name) != null) {
        throw new LateReferenceException(name + " @ " + uri);
      }
    }
  }
}
