package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.ProjectFiles;
import org.diracgrid.diracos.index.ProjectOffers;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.SourceOrigin;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;

/** The files of a lock, which are then all that is on offer. */
public final class LockedFiles implements ProjectOffers {
  private final LockPlace place;
  private final Map<ProjectName, LockedPackage> packages = new TreeMap<>();

  /**
   * Offers the packages that count for a target.
   *
   * @throws InvalidLockException if the lock has a package twice, or a marker that cannot be judged
   */
  public LockedFiles(LockFile lock, LockPlace place, TargetEnvironment target) {
    this.place = place;
    for (LockedPackage locked : lock.packages()) {
      if (counts(locked, target) && packages.put(locked.name(), locked) != null) {
        throw new InvalidLockException(
            place.shown(), "the lock has the package '%s' twice".formatted(locked.name()), null);
      }
    }
  }

  private boolean counts(LockedPackage locked, TargetEnvironment target) {
    try {
      return locked.marker().isEmpty() || locked.marker().get().holds(target.markers(), Set.of());
    } catch (InvalidMarkerException e) {
      throw new InvalidLockException(
          place.shown(),
          "the package '%s' has a wrong 'marker': %s".formatted(locked.name(), e.getMessage()),
          e);
    }
  }

  @Override
  public ProjectFiles files(ProjectName project) {
    return new ProjectFiles(
        project,
        Optional.ofNullable(packages.get(project))
            .map(
                locked ->
                    locked.files().stream().flatMap(file -> offer(locked, file).stream()).toList())
            .orElse(List.of()),
        List.of(),
        List.of(place.shown()),
        List.of(place.shown()));
  }

  /**
   * The hashes that the lock demands of the files that are there, by {@link
   * DirectReferences#identity}.
   */
  public Map<URI, List<Checksum>> hashes() {
    Map<URI, List<Checksum>> found = new HashMap<>();
    packages
        .values()
        .forEach(
            locked ->
                locked
                    .files()
                    .forEach(f -> found.put(DirectReferences.identity(uri(f)), f.hashes())));
    return found;
  }

  /**
   * What a resolution has beyond the lock, which may be if another tool made it.
   *
   * @param elsewhere what no lock has
   * @param trees where the source of those lies that are no files
   */
  public List<String> beyond(
      Resolution resolution,
      NamelessWheels elsewhere,
      Function<DistributionFile, Optional<SourceOrigin>> trees) {
    Map<URI, List<Checksum>> known = hashes();
    return resolution.distributions().stream()
        .filter(added -> !elsewhere.contains(added.file()))
        .filter(
            added ->
                trees
                    .apply(added.file())
                    .map(origin -> !has(added.metadata().name(), origin))
                    .orElseGet(
                        () -> !known.containsKey(DirectReferences.identity(added.file().uri()))))
        .map(
            added ->
                "the lock has no %s, which %s"
                    .formatted(
                        added.file().filename(),
                        added.demands().stream()
                            .map(Demand::by)
                            .flatMap(Optional::stream)
                            .map(by -> by + " needs")
                            .findFirst()
                            .orElse("the requirements ask for")))
        .toList();
  }

  private boolean has(ProjectName name, SourceOrigin origin) {
    return Optional.ofNullable(packages.get(name))
        .flatMap(LockedPackage::tree)
        .filter(tree -> tree.isOf(origin, place))
        .isPresent();
  }

  /** The commit that the lock has for what a requirement wants. */
  public Optional<String> commit(RepositoryReference wanted) {
    return packages.values().stream().flatMap(locked -> locked.commit(wanted).stream()).findFirst();
  }

  private URI uri(LockedFile file) {
    return file.path().flatMap(place::resolve).or(file::url).orElseThrow();
  }

  /**
   * Empty for an archive of which neither the lock nor its name tells the version: it is there for
   * a direct reference alone.
   */
  private Optional<DistributionFile> offer(LockedPackage locked, LockedFile file) {
    if (file.isWheel()) {
      WheelName wheel = WheelName.parse(file.filename());
      return Optional.of(offer(locked, file, Optional.of(wheel), wheel.version()));
    }
    return locked
        .version()
        .or(() -> version(locked, file))
        .map(version -> offer(locked, file, Optional.empty(), version));
  }

  private static Optional<Version> version(LockedPackage locked, LockedFile file) {
    try {
      return Optional.of(SdistName.parse(file.filename(), locked.name()).version());
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }

  private DistributionFile offer(
      LockedPackage locked, LockedFile file, Optional<WheelName> wheel, Version version) {
    return new DistributionFile(
        locked.name(),
        version,
        file.filename(),
        wheel,
        uri(file),
        file.subdirectory(),
        file.hashes(),
        locked.requiresPython().map(SpecifierSet::toString),
        Optional.empty(),
        Optional.empty(),
        file.size(),
        file.uploadTime(),
        place.shown());
  }
}
