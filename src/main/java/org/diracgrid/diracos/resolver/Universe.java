package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.InvalidReferenceException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.resolver.CandidateMetadata.Outcome;

/** Everything that can be chosen and what it needs, looked up once and kept. */
final class Universe {
  /** The index of the base's distribution among the candidates of its project. */
  private static final int INSTALLED = 0;

  private final ResolutionRequest request;
  private final UserRequirements user;
  private final CandidateFinder finder;
  private final CandidateMetadata metadata;
  private final DirectReferences references;
  private final BaseConsistency base;
  private final Lookahead lookahead;
  private final Map<ProjectName, Map<URI, DistributionFile>> direct = new HashMap<>();
  private final Map<ProjectName, ProjectCandidates> projects = new LinkedHashMap<>();
  private final Set<ProjectName> opened = new HashSet<>();
  private final Set<ProjectName> barred = new HashSet<>();

  /** One choice's dependencies are asked for at every decision that looks at what is active. */
  private final Map<Identifier, Map<Integer, List<Dependency>>> dependencies = new HashMap<>();

  Universe(
      ResolutionRequest request,
      UserRequirements user,
      CandidateFinder finder,
      CandidateMetadata metadata,
      DirectReferences references,
      BaseConsistency base,
      Lookahead lookahead) {
    this.request = request;
    this.user = user;
    this.finder = finder;
    this.metadata = metadata;
    this.references = references;
    this.base = base;
    this.lookahead = lookahead;
    user.direct().forEach((name, files) -> direct.put(name, new LinkedHashMap<>(files)));
    user.dependencies().stream()
        .filter(this::rejectsInstalled)
        .forEach(dependency -> opened.add(dependency.name()));
  }

  private boolean rejectsInstalled(Dependency asked) {
    return Stream.concat(
            Stream.of(asked), user.constraints().getOrDefault(asked.name(), List.of()).stream())
        .anyMatch(
            it ->
                installed(it.name())
                    .filter(own -> !it.specifier().contains(own.version(), PreReleasePolicy.ALLOW))
                    .isPresent());
  }

  UserRequirements user() {
    return user;
  }

  BaseConsistency base() {
    return base;
  }

  PreReleasePolicy preReleases(ProjectName name) {
    return request.requirements().settings().releaseControl().policy(name);
  }

  /** Lets what a dependency will need be looked for beside the search. */
  void expect(Dependency dependency) {
    lookahead.expect(dependency);
  }

  /** The base's distribution of a project. */
  Optional<InstalledDistribution> installed(ProjectName name) {
    return finder.installed(name);
  }

  /** Whether a candidate is the base's distribution. */
  boolean isInstalled(ProjectName name, int index) {
    return of(name).get(index).installed().isPresent();
  }

  /** Whether the base's distribution of a project would give way if somebody asked for another. */
  boolean isReplaceable(ProjectName name) {
    return installed(name).filter(it -> finder.obstacle(it).isEmpty()).isPresent();
  }

  /**
   * Why the base's distribution of a project is its only candidate. As long as nothing speaks
   * against it nobody need know what else there is, and no index is asked.
   */
  private Optional<String> closed(ProjectName name) {
    if (installed(name).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> obstacle = finder.obstacle(installed(name).get());
    boolean open = opened.contains(name) || direct.containsKey(name);
    return obstacle.isPresent() || (open && !barred.contains(name))
        ? obstacle
        : Optional.of("stays, as nothing asks for another version");
  }

  /**
   * Lets all candidates of a project count because something speaks against the base's.
   *
   * @throws ChangedUniverseException if only the base's counted so far
   */
  void open(ProjectName name) {
    if (!barred.contains(name) && isReplaceable(name) && opened.add(name)) {
      changed(name);
    }
  }

  /** Opens the project of a package whose installed version a term rules out. */
  void heed(Term term) {
    name(term.subject()).filter(it -> !term.set().contains(INSTALLED)).ifPresent(this::open);
  }

  /** Lets the base's distributions of some projects stay, whatever speaks against them. */
  void bar(Set<ProjectName> names) {
    barred.addAll(names);
    names.forEach(projects::remove);
  }

  private void changed(ProjectName name) {
    dependencies.keySet().removeIf(subject -> name(subject).filter(name::equals).isPresent());
    if (projects.remove(name) != null) {
      throw new ChangedUniverseException(name.toString());
    }
  }

  /** All candidates of a project. */
  ProjectCandidates of(ProjectName name) {
    ProjectCandidates known = projects.get(name);
    if (known == null) {
      Collection<DistributionFile> files = direct.getOrDefault(name, Map.of()).values();
      known =
          closed(name)
              .map(reason -> finder.closed(installed(name).get(), files, reason))
              .orElseGet(
                  () -> finder.find(name, files, user.hashes().getOrDefault(name, List.of())));
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
    CandidateSet found = matching(dependency);
    if (!found.contains(INSTALLED)) {
      open(dependency.name());
    }
    return found;
  }

  private CandidateSet matching(Dependency dependency) {
    ProjectCandidates candidates = of(dependency.name());
    if (dependency.direct().isEmpty()) {
      return candidates.matching(dependency.specifier());
    }
    URI asked = dependency.direct().get();
    DistributionFile file = direct.getOrDefault(dependency.name(), Map.of()).get(asked);
    // The file has neither the hash of a fragment in its URL, nor the name of a branch.
    URI uri = file == null ? asked : file.uri();
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
    name(subject).ifPresent(name -> lookahead.tries(of(name), index));
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
    CoreMetadata written = metadata(candidate).metadata();
    if (extra.filter(it -> !written.providesExtra().contains(it)).isPresent()) {
      // pip warns of an extra that is not declared, and reads no requirement for it.
      return List.of();
    }
    List<Dependency> found =
        DependencyReader.read(
            candidate.name(), written.requiresDist(), request.target().markers(), extra);
    found.forEach(this::noteReference);
    return found;
  }

  /** What a usable candidate needs together with some of its extras, in the order written. */
  List<Dependency> dependencies(ProjectName name, Set<String> extras, int index) {
    Candidate candidate = of(name).get(index);
    if (extras.isEmpty() || candidate.installed().isPresent()) {
      return Stream.concat(
              Stream.of(new Identifier.Project(name)),
              extras.stream().map(extra -> new Identifier.Extra(name, extra)))
          .flatMap(subject -> dependencies(subject, index).stream())
          .toList();
    }
    CoreMetadata written = metadata(candidate).metadata();
    Set<String> declared = new HashSet<>(extras);
    declared.retainAll(written.providesExtra());
    List<Dependency> found =
        DependencyReader.readWith(
            name, written.requiresDist(), request.target().markers(), declared);
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
      known.put(uri, referenced(uri, name));
      changed(name);
    }
  }

  private DistributionFile referenced(URI uri, ProjectName name) {
    try {
      return RequirementTarget.Checkout.of(uri.toString())
          .map(UserRequirements::reference)
          .map(wanted -> references.checkout(wanted, Optional.of(name)))
          .orElseGet(() -> references.at(uri, Optional.of(name)));
    } catch (IllegalArgumentException e) {
      throw new InvalidReferenceException(uri, e.getMessage());
    }
  }
}
