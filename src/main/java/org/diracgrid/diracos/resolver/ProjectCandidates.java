package org.diracgrid.diracos.resolver;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

/** All candidates of one project, best first, and what was passed over. */
final class ProjectCandidates {
  private final ProjectName name;
  private final List<Candidate> candidates;
  private final List<PassedOver> passedOver;
  private final List<String> sources;
  private final List<String> searched;
  private final Optional<String> closed;
  private final CandidateSet preReleases;
  private final CandidateSet yanked;
  private final CandidateSet referenced;

  /** One index page is asked for the same specifiers again and again. */
  private final Map<SpecifierSet, CandidateSet> matches = new ConcurrentHashMap<>();

  ProjectCandidates(
      ProjectName name,
      List<Candidate> candidates,
      List<PassedOver> passedOver,
      List<String> sources,
      List<String> searched,
      Optional<String> closed) {
    this.name = name;
    this.candidates = List.copyOf(candidates);
    this.passedOver = List.copyOf(passedOver);
    this.sources = List.copyOf(sources);
    this.searched = List.copyOf(searched);
    this.closed = closed;
    // An installed pre-release counts like a final version: pip keeps it.
    this.preReleases =
        where(c -> c.version().isPreRelease() && c.installed().isEmpty() && !c.direct());
    this.yanked = where(Candidate::yanked);
    this.referenced = where(c -> c.direct() && c.installed().isEmpty());
  }

  ProjectName name() {
    return name;
  }

  int size() {
    return candidates.size();
  }

  Candidate get(int index) {
    return candidates.get(index);
  }

  List<Candidate> inOrder() {
    return candidates;
  }

  List<PassedOver> passedOver() {
    return passedOver;
  }

  /** The places that offer the project. */
  List<String> sources() {
    return sources;
  }

  /** The places that were asked. */
  List<String> searched() {
    return searched;
  }

  CandidateSet preReleases() {
    return preReleases;
  }

  CandidateSet yanked() {
    return yanked;
  }

  /** Those that come from a URL or path of their own, which no specifier brings. */
  CandidateSet referenced() {
    return referenced;
  }

  /** Why the base's distribution is the only candidate, as the end of a sentence about it. */
  Optional<String> closed() {
    return closed;
  }

  /** The candidates whose version satisfies; pre-releases are judged elsewhere. */
  CandidateSet matching(SpecifierSet specifier) {
    return matches.computeIfAbsent(
        specifier, asked -> where(c -> asked.contains(c.version(), PreReleasePolicy.ALLOW)));
  }

  private CandidateSet where(Predicate<Candidate> condition) {
    BitSet bits = new BitSet(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      bits.set(i, condition.test(candidates.get(i)));
    }
    return CandidateSet.of(candidates.size(), bits);
  }
}
