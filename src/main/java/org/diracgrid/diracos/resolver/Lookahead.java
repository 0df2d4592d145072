package org.diracgrid.diracos.resolver;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.resolver.CandidateMetadata.Outcome;

/**
 * Fetches ahead of need. The search asks for one thing after the other; beside it this goes from
 * what is asked for down to what that likely needs, some at a time, so that the search finds most
 * of it there. It only fills what is asked later anyway: neither what it finds nor when it finds it
 * decides anything.
 */
final class Lookahead implements AutoCloseable {
  /** pip asks one after the other, uv up to fifty; servers take this many without complaint. */
  private static final int THREADS = 16;

  /** How long an interrupted request may take to notice. */
  private static final long LEAVE_MILLISECONDS = 1000;

  /** From so many tried versions of a project on, the search is taken to come down further. */
  private static final int FEW = 4;

  private final ResolutionRequest request;
  private final UserRequirements user;
  private final CandidateFinder finder;
  private final CandidateMetadata metadata;
  private final ExecutorService threads;
  private final Set<Object> begun = ConcurrentHashMap.newKeySet();
  private final Map<ProjectName, BitSet> tried = new HashMap<>();

  Lookahead(
      ResolutionRequest request,
      UserRequirements user,
      CandidateFinder finder,
      CandidateMetadata metadata) {
    this.request = request;
    this.user = user;
    this.finder = finder;
    this.metadata = metadata;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            runnable -> {
              Thread thread = new Thread(runnable, "lookahead");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to look at what will likely be chosen to meet a dependency, and at what that needs. */
  void expect(Dependency dependency) {
    boolean onIndexes =
        dependency.direct().isEmpty()
            && !user.direct().containsKey(dependency.name())
            && finder.installed(dependency.name()).isEmpty();
    if (onIndexes
        && begun.add(List.of(dependency.name(), dependency.specifier(), dependency.extras()))) {
      begin(() -> look(dependency));
    }
  }

  /**
   * Notes that the search tries a candidate. The more of a project it has tried, the more of those
   * that come next are fetched together, so that never many more are fetched than are tried.
   */
  void tries(ProjectCandidates candidates, int index) {
    BitSet own = tried.computeIfAbsent(candidates.name(), name -> new BitSet());
    int before = own.cardinality();
    own.set(index);
    int count = own.cardinality();
    if (count > before && count >= FEW && Integer.bitCount(count) == 1) {
      candidates.inOrder().stream()
          .skip(index + 1L)
          .limit(count)
          .filter(candidate -> candidate.installed().isEmpty())
          .map(candidate -> candidate.files().get(0))
          .filter(file -> file.metadata().isPresent())
          .filter(begun::add)
          .forEach(file -> begin(() -> metadata.of(file)));
    }
  }

  private void begin(Runnable work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            // Whoever comes to need it will hear of it; maybe nobody does.
          }
        });
  }

  private void look(Dependency dependency) {
    ProjectCandidates candidates =
        finder.find(
            dependency.name(), List.of(), user.hashes().getOrDefault(dependency.name(), List.of()));
    Optional<DistributionFile> likely =
        Admission.of(
                candidates,
                limits(dependency),
                request.requirements().settings().releaseControl().policy(dependency.name()))
            .admitted()
            .indices()
            .mapToObj(index -> candidates.get(index).files().get(0))
            .findFirst();
    // A source distribution is fetched as a whole, which is too much for a guess.
    if (likely.isPresent()
        && likely.get().wheel().isPresent()
        && metadata.of(likely.get()) instanceof Outcome.Usable usable) {
      Stream.concat(
              Stream.of(Optional.<String>empty()), dependency.extras().stream().map(Optional::of))
          .flatMap(
              extra ->
                  DependencyReader.read(
                      dependency.name(),
                      usable.metadata().requiresDist(),
                      request.target().markers(),
                      extra)
                      .stream())
          .forEach(this::expect);
    }
  }

  /** What surely holds for the dependency's project, so that the guess is a good one. */
  private List<SpecifierSet> limits(Dependency dependency) {
    ProjectName name = dependency.name();
    return Stream.of(
            List.of(dependency),
            user.dependencies().stream().filter(asked -> asked.name().equals(name)).toList(),
            user.constraints().getOrDefault(name, List.of()))
        .flatMap(List::stream)
        .map(Dependency::specifier)
        .distinct()
        .toList();
  }

  /** Ends it; requests on their way are given up. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      // What it writes must not come after what the caller does next.
      threads.awaitTermination(LEAVE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
