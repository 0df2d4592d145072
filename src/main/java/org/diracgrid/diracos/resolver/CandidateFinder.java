package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.index.ProjectFiles;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.transfer.Checksum;

/** Finds what may be chosen of a project: in the base, at a direct reference, on the indexes. */
final class CandidateFinder {
  private final ResolutionRequest request;
  private final PackageIndexes indexes;
  private final FileScreening screening;
  private final Map<ProjectName, InstalledDistribution> installed = new LinkedHashMap<>();

  CandidateFinder(ResolutionRequest request, PackageIndexes indexes, FileScreening screening) {
    this.request = request;
    this.indexes = indexes;
    this.screening = screening;
    request.installed().forEach(distribution -> installed.put(distribution.name(), distribution));
  }

  /** The base's distribution of a project. */
  Optional<InstalledDistribution> installed(ProjectName name) {
    return Optional.ofNullable(installed.get(name));
  }

  /** Begins to ask for what {@link #find} will need soon. */
  void prefetch(ProjectName name) {
    if (!keptByBase(name)) {
      indexes.prefetch(name);
    }
  }

  /**
   * The candidates of a project.
   *
   * @param direct files of direct references, which then are the only ones (PEP 508)
   * @param allowed hashes that {@code --hash} gives; empty for none
   */
  ProjectCandidates find(
      ProjectName name, Collection<DistributionFile> direct, List<Checksum> allowed) {
    List<Candidate> base = base(name);
    if (keptByBase(name)) {
      return new ProjectCandidates(name, base, List.of(), List.of(), List.of());
    }
    ProjectFiles offered =
        direct.isEmpty()
            ? indexes.files(name)
            : new ProjectFiles(name, List.copyOf(direct), List.of(), List.of(), List.of());
    List<Candidate> candidates = new ArrayList<>(base);
    List<PassedOver> passedOver = new ArrayList<>();
    candidates.addAll(
        candidates(offered, !direct.isEmpty(), allowed, passedOver).stream()
            .filter(c -> base.isEmpty() || c.direct() || !c.version().equals(base.get(0).version()))
            .toList());
    offered.unusable().forEach(f -> passedOver.add(new PassedOver(f.filename(), f.reason())));
    return new ProjectCandidates(
        name, candidates, passedOver, offered.sources(), offered.searched());
  }

  private boolean keptByBase(ProjectName name) {
    return request.basePackages() == BasePackagePolicy.KEEP && installed.containsKey(name);
  }

  private List<Candidate> base(ProjectName name) {
    return installed(name)
        .map(it -> new Candidate(name, it.version(), Optional.of(it), List.of(), false))
        .map(List::of)
        .orElse(List.of());
  }

  private List<Candidate> candidates(
      ProjectFiles offered, boolean direct, List<Checksum> allowed, List<PassedOver> passedOver) {
    CandidateOrder order =
        new CandidateOrder(
            request.target().tags(), request.requirements().settings().preferBinary(), allowed);
    List<Candidate> found = new ArrayList<>();
    for (List<DistributionFile> files :
        together(admitted(offered.files(), allowed, passedOver), direct)) {
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
              reason -> passedOver.add(new PassedOver(file.filename(), reason)),
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
          reason.ifPresent(text -> passedOver.add(new PassedOver(file.filename(), text)));
          return reason.isPresent();
        });
    return usable;
  }
}
