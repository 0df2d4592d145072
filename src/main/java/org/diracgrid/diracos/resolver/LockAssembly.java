package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.SourceOrigin;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Makes a lock out of a resolution. */
public final class LockAssembly {
  private static final String CREATED_BY = "diracos-maven-plugin";

  private static final String PYTHON_VERSION = "python_version";

  /** What tells one target from another in the words of markers. */
  private static final List<String> VARIABLES =
      List.of(PYTHON_VERSION, "sys_platform", "platform_machine", "platform_python_implementation");

  /** What stands in place of a secret. */
  private static final String SECRET = "=***";

  /** TOML writes the year in four digits. */
  private static final int LAST_YEAR = 9999;

  private final RequirementSet requirements;
  private final TargetEnvironment target;
  private final LockPlace place;
  private final Consumer<String> warnings;
  private final NamelessWheels elsewhere;

  /**
   * Locks what was asked for and resolved for a target.
   *
   * @param place where the lock will lie
   * @param warnings hears sentences about what a lock cannot hold well
   */
  public LockAssembly(
      RequirementSet requirements,
      TargetEnvironment target,
      LockPlace place,
      Consumer<String> warnings) {
    this.requirements = requirements;
    this.target = target;
    this.place = place;
    this.warnings = warnings;
    this.elsewhere = NamelessWheels.of(requirements);
  }

  /**
   * Whether a file must be fetched to learn what the lock says of it: its index gives no sha256, or
   * it lies here.
   */
  public static boolean isToBeFetched(DistributionFile file) {
    return isLocal(file.uri()) || sha256(file).isEmpty();
  }

  /**
   * The lock; what {@link NamelessWheels} has is not in it.
   *
   * @param fetched the files that {@link #isToBeFetched}
   * @param trees where the source of those lies that are no files
   */
  public LockFile lock(
      Resolution resolution,
      Map<DistributionFile, FetchedFile> fetched,
      Map<DistributionFile, SourceOrigin> trees) {
    List<LockedPackage> packages =
        resolution.distributions().stream()
            .filter(added -> !elsewhere.contains(added.file()))
            .map(
                added -> {
                  List<ProjectName> needs = dependencies(added.metadata().name(), resolution);
                  return Optional.ofNullable(trees.get(added.file()))
                      .map(origin -> locked(added, needs, origin))
                      .orElseGet(
                          () ->
                              locked(added, needs, Optional.ofNullable(fetched.get(added.file()))));
                })
            .toList();
    warn(packages);
    return new LockFile(
        List.of(environment()),
        Optional.of(SpecifierSet.parse("==%s.*".formatted(variable(PYTHON_VERSION)))),
        CREATED_BY,
        packages,
        Optional.of(LockInputs.of(requirements, target, resolution, place)));
  }

  private String variable(String name) {
    return target.markers().variables().get(name);
  }

  private Marker environment() {
    return Marker.parse(
        VARIABLES.stream()
            .map(name -> "%s == '%s'".formatted(name, variable(name)))
            .collect(Collectors.joining(" and ")));
  }

  /** The distributions of the lock that one of them needs; what the base has is in no lock. */
  private List<ProjectName> dependencies(ProjectName of, Resolution resolution) {
    return resolution.distributions().stream()
        .filter(needed -> !elsewhere.contains(needed.file()))
        .filter(
            needed ->
                needed.demands().stream()
                    .anyMatch(demand -> demand.by().filter(of::equals).isPresent()))
        .map(needed -> needed.metadata().name())
        .filter(name -> !name.equals(of))
        .sorted()
        .toList();
  }

  private LockedPackage locked(
      ResolvedDistribution added, List<ProjectName> dependencies, SourceOrigin origin) {
    // PEP 751 wants no version of what may change without the lock.
    boolean isFixed = origin.commit().isPresent();
    return new LockedPackage(
        added.metadata().name(),
        Optional.of(added.metadata().version()).filter(version -> isFixed),
        Optional.empty(),
        added.metadata().requiresPython(),
        dependencies,
        Optional.empty(),
        true,
        List.of(),
        Optional.of(LockedTree.of(origin, place)));
  }

  private LockedPackage locked(
      ResolvedDistribution added, List<ProjectName> dependencies, Optional<FetchedFile> fetched) {
    DistributionFile file = added.file();
    Version version = added.metadata().version();
    Optional<String> path =
        isLocal(file.uri()) ? place.path(Transfer.localPath(file.uri())) : Optional.empty();
    Optional<URI> url = path.isPresent() ? Optional.empty() : Optional.of(url(file.uri()));
    Checksum sha256 = fetched.map(FetchedFile::sha256).or(() -> sha256(file)).orElseThrow();
    return new LockedPackage(
        added.metadata().name(),
        Optional.of(version),
        Optional.empty(),
        added.metadata().requiresPython(),
        dependencies,
        added.direct() ? Optional.empty() : index(file),
        added.direct(),
        List.of(
            new LockedFile(
                file.filename(),
                url,
                path,
                file.subdirectory(),
                fetched.map(it -> OptionalLong.of(it.size())).orElse(file.size()),
                file.uploadTime().filter(LockAssembly::isPrintable),
                List.of(sha256))));
  }

  private static URI url(URI uri) {
    // Of the two forms of a local URL, the one with three slashes is the one that pip reads.
    return isLocal(uri) ? Transfer.localPath(uri).toUri() : MaskedUri.of(uri).uri();
  }

  private void warn(List<LockedPackage> packages) {
    List<String> outside = packages.stream().flatMap(it -> outside(it).stream()).toList();
    if (!outside.isEmpty()) {
      warnings.accept(
          "the lock holds only on machines that have %s%s, outside the project"
              .formatted(
                  outside.get(0),
                  outside.size() == 1 ? "" : " and %d more".formatted(outside.size() - 1)));
    }
    for (LockedPackage signed : where(packages, url -> url.toString().contains(SECRET))) {
      // A direct reference has its secret in the requirements.
      if (!signed.direct()) {
        warnings.accept(
            "the URL of %s holds a secret, which the lock leaves out, so the file is found only where the cache has it"
                .formatted(signed.name()));
      }
    }
  }

  /** The path of what is nobody else's. */
  private static Optional<String> outside(LockedPackage locked) {
    Optional<URI> url =
        locked
            .checkout()
            .map(LockedTree.Checkout::url)
            .or(() -> locked.files().stream().findFirst().flatMap(LockedFile::url));
    return locked
        .tree()
        .filter(LockedTree.Directory.class::isInstance)
        .map(tree -> ((LockedTree.Directory) tree).path())
        .filter(path -> Path.of(path).isAbsolute())
        .or(() -> url.filter(LockAssembly::isLocal).map(it -> Path.of(it).toString()));
  }

  private static List<LockedPackage> where(List<LockedPackage> packages, Predicate<URI> condition) {
    return packages.stream()
        .filter(
            locked ->
                locked.files().stream()
                    .limit(1)
                    .anyMatch(file -> file.url().filter(condition).isPresent()))
        .toList();
  }

  /** The index, unless it is a folder, whose path would tell where the lock was made. */
  private Optional<URI> index(DistributionFile file) {
    return requirements.settings().indexUrls().stream()
        .map(url -> MaskedUri.of(url).uri())
        .filter(url -> url.toString().equals(file.source()) && !isLocal(url))
        .findFirst();
  }

  private static Optional<Checksum> sha256(DistributionFile file) {
    return file.hashes().stream()
        .filter(hash -> hash.algorithm() == DigestAlgorithm.SHA256)
        .findFirst();
  }

  private static boolean isPrintable(Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    return year >= 0 && year <= LAST_YEAR;
  }

  private static boolean isLocal(URI uri) {
    return "file".equalsIgnoreCase(uri.getScheme());
  }
}
