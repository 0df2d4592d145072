package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.ProjectOffers;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.resolver.BaseConsistency.Missing;

/**
 * Finds the versions that together meet all requirements: those that pip would find, and where pip
 * would search for long or in vain, by PubGrub.
 */
public final class Resolver {
  /** pip's search is followed for a moment's time, which is enough wherever pip is not lost. */
  private static final int TRIES = 2000;

  /** And so much longer where PubGrub may be wrong that there is nothing to find. */
  private static final int MORE = 50;

  private final ProjectOffers offers;
  private final Distributions distributions;
  private final DirectReferences references;
  private final int tries;

  /**
   * Looks for candidates among these offers and at direct references, and into the distributions
   * for their requirements.
   */
  public Resolver(ProjectOffers offers, Distributions distributions, DirectReferences references) {
    this(offers, distributions, references, TRIES);
  }

  /** One that follows pip's search for so many tries. */
  Resolver(
      ProjectOffers offers, Distributions distributions, DirectReferences references, int tries) {
    this.offers = offers;
    this.distributions = distributions;
    this.references = references;
    this.tries = tries;
  }

  /**
   * Resolves.
   *
   * @throws UnresolvableException if no set of versions meets all requirements; it explains the
   *     chain
   * @throws UnbuildableRequirementException if a requirement asks for source of which no wheel can
   *     be made
   * @throws UnusableMarkerException if a requirement's marker compares what cannot be compared
   * @throws HashesRequiredException if hashes are required and something has none
   */
  public Resolution resolve(ResolutionRequest request) {
    UserRequirements user = UserRequirements.of(request, references);
    FileScreening screening = new FileScreening(request);
    CandidateFinder finder = new CandidateFinder(request, offers, screening);
    CandidateMetadata metadata =
        new CandidateMetadata(distributions, screening, request.target().markers(), user);
    List<String> complaints = List.of();
    try (Lookahead lookahead = new Lookahead(request, user, finder, metadata)) {
      user.dependencies().forEach(lookahead::expect);
      Optional<BaseConsistency> before = Optional.empty();
      for (Missing missing : Missing.values()) {
        BaseConsistency base = new BaseConsistency(request, missing);
        if (before.filter(base::agreesWith).isPresent()) {
          // The base lacks nothing, and the same search would fail once more.
          break;
        }
        before = Optional.of(base);
        Universe universe =
            new Universe(request, user, finder, metadata, references, base, lookahead);
        try {
          return new ResolutionAssembly(universe).resolution(solve(universe));
        } catch (UnsolvableException e) {
          // The first attempt tells more: what the base lacks may be what stands in the way.
          if (complaints.isEmpty()) {
            complaints = new Explanation(universe).of(e.proof());
          }
        }
      }
    }
    throw new UnresolvableException(complaints);
  }

  private Map<Identifier, Integer> solve(Universe universe) {
    // Each round knows one reference more, looks at one project more or lets one more stay.
    while (true) {
      Optional<Map<Identifier, Integer>> chosen = attempt(universe);
      if (chosen.isPresent()) {
        Set<ProjectName> unasked = new Reach(universe, chosen.get()).replacedUnasked();
        if (unasked.isEmpty()) {
          return chosen.get();
        }
        universe.bar(unasked);
      }
    }
  }

  private Optional<Map<Identifier, Integer>> attempt(Universe universe) {
    try {
      return asPip(universe, tries).or(() -> Optional.of(proven(universe)));
    } catch (ChangedUniverseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<Identifier, Integer>> asPip(Universe universe, int tries) {
    return new PipSearch(universe, tries)
        .find()
        .filter(chosen -> new BaseAgreement(universe, chosen).holds());
  }

  private static Map<Identifier, Integer> proven(Universe universe) {
    try {
      return new Solver(universe).solve();
    } catch (UnsolvableException e) {
      if (!e.restsOnAdmission()) {
        throw e;
      }
      // What is needed further on may opt in to what a proof has left behind for good: whether a
      // pre-release or a yanked version is admitted changes with everything that is decided.
      return asPip(universe, MORE * TRIES).orElseThrow(() -> e);
    }
  }
}
