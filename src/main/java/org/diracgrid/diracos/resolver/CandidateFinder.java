package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.OncePerKey;
import org.diracgrid.diracos.index.ProjectFiles;
import org.diracgrid.diracos.index.ProjectOffers;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.transfer.Checksum;

/** Finds what may be chosen of a project: in the base, at a direct reference, on the indexes. */
final class CandidateFinder {
  private final ResolutionRequest request;
  private final ProjectOffers offers;
  private final FileScreening screening;
  private final Map<ProjectName, InstalledDistribution> installed = new LinkedHashMap<>();
  private final OncePerKey<Wanted, ProjectCandidates> onIndexes =
      new OncePerKey<>(
          wanted -> search(wanted.name(), List.of(), wanted.allowed()),
          wanted -> URI.create(wanted.name().normalized()));

  private record Wanted(ProjectName name, List<Checksum> allowed) {}

  CandidateFinder(ResolutionRequest request, ProjectOffers offers, FileScreening screening) {
    this.request = request;
    this.offers = offers;
    this.screening = screening;
    request.installed().forEach(distribution -> installed.put(distribution.name(), distribution));
  }

  /** The base's distribution of a project. */
  Optional<InstalledDistribution> installed(ProjectName name) {
    return Optional.ofNullable(installed.get(name));
  }

  /** Why the base's distribution cannot give way to another, as the end of a sentence about it. */
  Optional<String> obstacle(InstalledDistribution distribution) {
    return request.basePackages() == BasePackagePolicy.KEEP
        ? Optional.of("stays, as basePackages is 'keep'")
        : distribution.files().irremovable().map(reason -> "cannot be replaced: " + reason);
  }

  /**
   * The base's distribution as the only candidate of its project; no index is asked.
   *
   * @param reason why it is the only one, as the end of a sentence about it
   */
  ProjectCandidates closed(
      InstalledDistribution distribution, Collection<DistributionFile> direct, String reason) {
    return new ProjectCandidates(
        distribution.name(),
        List.of(base(distribution, direct)),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(reason));
  }

  /**
   * The candidates of a project, the base's first; those on indexes are looked for once, for any
   * number of threads.
   *
   * @param direct files of direct references, which then are the only ones (PEP 508)
   * @param allowed hashes that {@code --hash} gives; empty for none
   */
  ProjectCandidates find(
      ProjectName name, Collection<DistributionFile> direct, List<Checksum> allowed) {
    return direct.isEmpty()
        ? onIndexes.get(new Wanted(name, allowed))
        : search(name, direct, allowed);
  }

  private ProjectCandidates search(
      ProjectName name, Collection<DistributionFile> direct, List<Checksum> allowed) {
    Optional<Version> own = installed(name).map(InstalledDistribution::version);
    ProjectFiles offered =
        direct.isEmpty()
            ? offers.files(name)
            : new ProjectFiles(name, List.copyOf(direct), List.of(), List.of(), List.of());
    List<Candidate> candidates = new ArrayList<>();
    installed(name).ifPresent(it -> candidates.add(base(it, direct)));
    List<PassedOver> passedOver = new ArrayList<>();
    candidates.addAll(
        candidates(offered, !direct.isEmpty(), allowed, passedOver).stream()
            .filter(candidate -> own.filter(candidate.version()::equals).isEmpty())
            .toList());
    offered
        .unusable()
        .forEach(f -> passedOver.add(new PassedOver(f.filename(), Optional.empty(), f.reason())));
    return new ProjectCandidates(
        name, candidates, passedOver, offered.sources(), offered.searched(), Optional.empty());
  }

  /** As with pip, a direct reference to the version that is installed is met by what is there. */
  private static Candidate base(
      InstalledDistribution distribution, Collection<DistributionFile> direct) {
    List<DistributionFile> same =
        direct.stream()
            .filter(file -> file.version().equals(distribution.version()))
            .limit(1)
            .toList();
    return new Candidate(
        distribution.name(),
        distribution.version(),
        Optional.of(distribution),
        same,
        !same.isEmpty());
  }

  private List<Candidate> candidates(
      ProjectFiles offered, boolean direct, List<Checksum> allowed, List<PassedOver> passedOver) {
    CandidateOrder order =
        new CandidateOrder(
            request.target().tags(),
            request.requirements().settings().preferBinary(),
            allowed,
            Optional.ofNullable(request.preferred().get(offered.project())));
    List<Candidate> found = new ArrayList<>();
    for (List<DistributionFile> files :
        together(admitted(offered.files(), allowed, passedOver), direct)) {
      // Of equals pip takes the last it found.
      Collections.reverse(files);
      files.sort(order.files());
      Version version = files.get(0).version();
      found.add(
          new Candidate(offered.project(), version, Optional.empty(), List.copyOf(files), direct));
    }
    found.sort(order.versions());
    return found;
  }

  /** Files of one version are one candidate; of direct references, each is its own. */
  private static Collection<List<DistributionFile>> together(
      List<DistributionFile> files, boolean direct) {
    Map<Object, List<DistributionFile>> groups = new LinkedHashMap<>();
    for (DistributionFile file : files) {
      Object key = direct ? file.uri() : file.version();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
    }
    return groups.values();
  }

  private List<DistributionFile> admitted(
      List<DistributionFile> files, List<Checksum> allowed, List<PassedOver> passedOver) {
    List<DistributionFile> usable = new ArrayList<>();
    // The newest first, as a reader looks for what he expected to be taken.
    List<DistributionFile> newestFirst =
        files.stream().sorted(Comparator.comparing(DistributionFile::version).reversed()).toList();
    for (DistributionFile file : newestFirst) {
      screening
          .reject(file)
          .ifPresentOrElse(
              reason ->
                  passedOver.add(
                      new PassedOver(file.filename(), Optional.of(file.version()), reason)),
              () -> usable.add(file));
    }
    // As pip: without any match the files stay, and the download tells what was wanted and got.
    if (allowed.isEmpty()
        || usable.stream().noneMatch(f -> f.hashes().stream().anyMatch(allowed::contains))) {
      return usable;
    }
    usable.removeIf(
        file -> {
          Optional<String> reason = FileScreening.wrongHash(file, allowed);
          reason.ifPresent(
              text ->
                  passedOver.add(
                      new PassedOver(file.filename(), Optional.of(file.version()), text)));
          return reason.isPresent();
        });
    return usable;
  }
}
