package org.diracgrid.diracos.resolver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.InvalidDistributionException;
import org.diracgrid.diracos.index.MetadataNotStaticException;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.transfer.Checksum;

/** The metadata of candidates that are not in the base, each read once, by any thread. */
final class CandidateMetadata {
  private final Distributions distributions;
  private final FileScreening screening;
  private final MarkerEnvironment markers;
  private final Map<ProjectName, List<Checksum>> hashes;
  private final boolean hashesRequired;
  private final Map<DistributionFile, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * Reads for a resolution.
   *
   * @param user whose hashes what comes as source must have before anything of it is run
   */
  CandidateMetadata(
      Distributions distributions,
      FileScreening screening,
      MarkerEnvironment markers,
      UserRequirements user) {
    this.markers = markers;
    this.hashes = user.hashes();
    this.hashesRequired = user.hashesRequired();
    this.distributions = distributions;
    this.screening = screening;
  }

  /** What reading a candidate's metadata came to. */
  sealed interface Outcome {
    /** The metadata, and the file of the candidate that has it. */
    record Usable(CoreMetadata metadata, DistributionFile file) implements Outcome {}

    /**
     * Why no file of the candidate can be used.
     *
     * @param reason as the end of a sentence
     * @param broken whether its publisher broke it, or nothing can be made of it here
     */
    record Unusable(String reason, boolean broken) implements Outcome {}
  }

  /**
   * The metadata of the best file that can be used; a bad one lets the next have its turn. For the
   * search alone, which is told of by {@link #notes}.
   */
  Outcome of(Candidate candidate) {
    Optional<Outcome> first = Optional.empty();
    for (DistributionFile file : candidate.files()) {
      Outcome outcome = of(file);
      if (outcome instanceof Outcome.Usable) {
        return outcome;
      }
      if (outcome instanceof Outcome.Unusable unusable && unusable.broken()) {
        notes.add("%s %s %s".formatted(file.project(), file.version(), unusable.reason()));
      }
      first = first.or(() -> Optional.of(outcome));
    }
    return first.orElseThrow();
  }

  /** What one file's metadata came to, for any thread. */
  Outcome of(DistributionFile file) {
    Outcome known = outcomes.get(file);
    if (known == null) {
      // Whoever reads it beside us comes to the same; only the distributions must not do it twice.
      known = read(file);
      outcomes.put(file, known);
    }
    return known;
  }

  /**
   * What was passed over because of what it is rather than of what is asked for, in sentences
   * without full stop.
   */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private static Outcome broken(DistributionFile file, String reason) {
    return new Outcome.Unusable(
        "has a file %s whose metadata is unusable: %s".formatted(file.filename(), reason), true);
  }

  /** A marker may be well written and yet compare what cannot be compared. */
  private void tryMarkers(CoreMetadata metadata) {
    for (Requirement requirement : metadata.requiresDist()) {
      requirement.marker().ifPresent(marker -> marker.holds(markers, Set.of()));
    }
  }

  private void requireHash(DistributionFile file, List<Checksum> allowed) {
    if (!allowed.isEmpty()) {
      distributions.fetch(file, allowed);
    } else if (hashesRequired) {
      throw new HashesRequiredException(
          List.of("%s==%s".formatted(file.project(), file.version())));
    }
  }

  private Outcome read(DistributionFile file) {
    CoreMetadata metadata;
    List<Checksum> allowed = hashes.getOrDefault(file.project(), List.of());
    if (file.wheel().isEmpty() && distributions.tree(file).isEmpty()) {
      // To tell its metadata it may have to be built, and what is run must be what the user meant.
      requireHash(file, allowed);
    }
    try {
      metadata = distributions.metadata(file);
      tryMarkers(metadata);
    } catch (InvalidTextException e) {
      return broken(file, e.reason());
    } catch (InvalidDistributionException e) {
      return broken(file, e.reason());
    } catch (MetadataNotStaticException e) {
      return new Outcome.Unusable(
          "has a file %s that must be built to learn what it needs".formatted(file.filename()),
          false);
    } catch (UnbuildableProjectException e) {
      return new Outcome.Unusable(
          "has a file %s that cannot be made a wheel here: %s"
              .formatted(file.filename(), e.reason()),
          true);
    }
    return metadata
        .requiresPython()
        .filter(python -> !screening.allows(python))
        .<Outcome>map(
            python -> new Outcome.Unusable(screening.wrongPython(python.toString()), false))
        .orElseGet(() -> new Outcome.Usable(metadata, file));
  }
}
