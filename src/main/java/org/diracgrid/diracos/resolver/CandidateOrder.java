package org.diracgrid.diracos.resolver;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.BuildTag;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * pip's order of candidates ({@code CandidateEvaluator._sort_key}), best first, but for a version
 * that is preferred to newer ones.
 */
final class CandidateOrder {
  private final SupportedTags tags;
  private final boolean preferBinary;
  private final List<Checksum> allowed;
  private final Optional<Version> preferred;

  /**
   * Orders for a target.
   *
   * @param allowed hashes that {@code --hash} gives for the project; empty for none
   * @param preferred the version of the project to take if it can be
   */
  CandidateOrder(
      SupportedTags tags,
      boolean preferBinary,
      List<Checksum> allowed,
      Optional<Version> preferred) {
    this.tags = tags;
    this.preferBinary = preferBinary;
    this.allowed = allowed;
    this.preferred = preferred;
  }

  /** Files of one version, the one to take first. */
  Comparator<DistributionFile> files() {
    return Comparator.comparing(this::hashUnknown)
        .thenComparing(file -> file.yanked().isPresent())
        .thenComparing(file -> file.wheel().isEmpty())
        .thenComparing(this::rank)
        .thenComparing(CandidateOrder::build, CandidateOrder::compareBuilds);
  }

  /** Versions of one project, the one to take first. */
  Comparator<Candidate> versions() {
    return Comparator.comparing((Candidate candidate) -> hashUnknown(candidate.files().get(0)))
        .thenComparing(Candidate::yanked)
        .thenComparing(candidate -> preferred.filter(candidate.version()::equals).isEmpty())
        .thenComparing(candidate -> preferBinary && candidate.files().get(0).wheel().isEmpty())
        .thenComparing(Candidate::version, Comparator.reverseOrder());
  }

  private boolean hashUnknown(DistributionFile file) {
    return !allowed.isEmpty() && file.hashes().stream().noneMatch(allowed::contains);
  }

  private int rank(DistributionFile file) {
    return file.wheel().map(wheel -> tags.rank(wheel).orElse(Integer.MAX_VALUE)).orElse(0);
  }

  private static Optional<BuildTag> build(DistributionFile file) {
    return file.wheel().flatMap(WheelName::build);
  }

  /** The higher build tag first, none last. */
  private static int compareBuilds(Optional<BuildTag> one, Optional<BuildTag> other) {
    return one.isPresent() && other.isPresent()
        ? other.get().compareTo(one.get())
        : Boolean.compare(one.isEmpty(), other.isEmpty());
  }
}
