package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.InvalidDistributionException;
import org.diracgrid.diracos.index.MetadataNotStaticException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.Requirement;

/** The metadata of candidates that are not in the base, each read once. */
final class CandidateMetadata {
  private final Distributions distributions;
  private final FileScreening screening;
  private final MarkerEnvironment markers;
  private final Map<DistributionFile, Outcome> outcomes = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  CandidateMetadata(
      Distributions distributions, FileScreening screening, MarkerEnvironment markers) {
    this.markers = markers;
    this.distributions = distributions;
    this.screening = screening;
  }

  /** What reading a candidate's metadata came to. */
  sealed interface Outcome {
    /** The metadata, and the file of the candidate that has it. */
    record Usable(CoreMetadata metadata, DistributionFile file) implements Outcome {}

    /** Why no file of the candidate can be used, as the end of a sentence. */
    record Unusable(String reason) implements Outcome {}
  }

  /** The metadata of the best file that can be used; a bad one lets the next have its turn. */
  Outcome of(Candidate candidate) {
    Optional<Outcome> first = Optional.empty();
    for (DistributionFile file : candidate.files()) {
      Outcome outcome = outcomes.computeIfAbsent(file, this::read);
      if (outcome instanceof Outcome.Usable) {
        return outcome;
      }
      first = first.or(() -> Optional.of(outcome));
    }
    return first.orElseThrow();
  }

  /** What was passed over because its publisher broke it, in sentences without full stop. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Outcome damaged(DistributionFile file, String reason) {
    String problem =
        "has a file %s whose metadata is unusable: %s".formatted(file.filename(), reason);
    notes.add("%s %s %s".formatted(file.project(), file.version(), problem));
    return new Outcome.Unusable(problem);
  }

  /** A marker may be well written and yet compare what cannot be compared. */
  private void tryMarkers(CoreMetadata metadata) {
    for (Requirement requirement : metadata.requiresDist()) {
      requirement.marker().ifPresent(marker -> marker.holds(markers, Set.of()));
    }
  }

  private Outcome read(DistributionFile file) {
    CoreMetadata metadata;
    try {
      metadata = distributions.metadata(file);
      tryMarkers(metadata);
    } catch (InvalidTextException e) {
      return damaged(file, e.reason());
    } catch (InvalidDistributionException e) {
      return damaged(file, e.reason());
    } catch (MetadataNotStaticException e) {
      return new Outcome.Unusable(
          "has a file %s that must be built to learn what it needs".formatted(file.filename()));
    }
    return metadata
        .requiresPython()
        .filter(python -> !screening.allows(python))
        .<Outcome>map(python -> new Outcome.Unusable(screening.wrongPython(python.toString())))
        .orElseGet(() -> new Outcome.Usable(metadata, file));
  }
}
