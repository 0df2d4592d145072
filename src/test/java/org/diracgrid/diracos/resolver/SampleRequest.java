package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InstalledFiles;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/**
 * A request to the resolver, put together in a test's words; for CPython 2.7 of a DIRACOS unless
 * the test wants another.
 */
final class SampleRequest {
  private final List<RequirementEntry> requirements = new ArrayList<>();
  private final List<RequirementEntry> constraints = new ArrayList<>();
  private final List<InstalledDistribution> installed = new ArrayList<>();
  private final Map<ProjectName, Version> preferred = new TreeMap<>();
  private BasePackagePolicy basePackages = BasePackagePolicy.REPLACE;
  private FormatControl formats = FormatControl.ANY;
  private Version python = Version.parse("2.7.13");
  private String glibc = "2.12";
  private ReleaseControl releases = ReleaseControl.UNSAID;
  private OptionalInt tries = OptionalInt.empty();

  /** The user asks for this. */
  SampleRequest ask(String text) {
    requirements.add(entry("requirements.txt", requirements.size() + 1, false, text, List.of()));
    return this;
  }

  /** The user asks for this, with one hash that is allowed. */
  SampleRequest ask(String text, String sha256) {
    List<Checksum> hashes = List.of(new Checksum(DigestAlgorithm.SHA256, sha256));
    requirements.add(entry("requirements.txt", requirements.size() + 1, false, text, hashes));
    return this;
  }

  /** The user asks for what no wheel can be. */
  SampleRequest ask(String text, RequirementTarget target) {
    requirements.add(
        new RequirementEntry(
            Optional.empty(),
            new TreeSet<>(),
            SpecifierSet.any(),
            Optional.empty(),
            target,
            false,
            false,
            List.of(),
            Map.of(),
            new Origin("requirements.txt", requirements.size() + 1, 1),
            text,
            text));
    return this;
  }

  SampleRequest constrain(String text) {
    constraints.add(entry("constraints.txt", constraints.size() + 1, true, text, List.of()));
    return this;
  }

  /** The base has this. */
  SampleRequest installed(String name, String version, String... requires) {
    return installed(name, version, Optional.empty(), requires);
  }

  /** The base has this, and cannot be rid of it for this reason. */
  SampleRequest irremovable(String name, String version, String reason, String... requires) {
    return installed(name, version, Optional.of(reason), requires);
  }

  private SampleRequest installed(
      String name, String version, Optional<String> irremovable, String... requires) {
    installed.add(
        new InstalledDistribution(
            ProjectName.of(name),
            name,
            Version.parse(version),
            InstalledDistribution.Format.DIST_INFO,
            "diracos/usr/lib/python2.7/site-packages/" + name + "-" + version + ".dist-info",
            List.of(requires).stream().map(Requirement::parse).toList(),
            Optional.empty(),
            new InstalledFiles(List.of(), List.of(), irremovable)));
    return this;
  }

  /** Nothing of the base may be replaced. */
  SampleRequest keeping() {
    basePackages = BasePackagePolicy.KEEP;
    return this;
  }

  /** This version is to be taken where nothing stands against it. */
  SampleRequest preferring(String name, String version) {
    preferred.put(ProjectName.of(name), Version.parse(version));
    return this;
  }

  /** For CPython 3.11 on a newer Linux. */
  SampleRequest forPython311() {
    python = Version.parse("3.11.7");
    glibc = "2.17";
    return this;
  }

  /** With {@code --no-binary} or {@code --only-binary} as pip reads them. */
  SampleRequest formats(FormatControl control) {
    formats = control;
    return this;
  }

  SampleRequest withPreReleases() {
    releases = new ReleaseControl(true, false, Set.of(), Set.of());
    return this;
  }

  /** Follows pip's search for so many tries only. */
  SampleRequest tries(int some) {
    tries = OptionalInt.of(some);
    return this;
  }

  /** Resolves on an index, with a cache below a folder. */
  Resolution resolve(SampleIndex index, Path folder) {
    return resolve(index.uri(), folder);
  }

  /** Resolves on any index, with a cache below a folder. */
  Resolution resolve(URI index, Path folder) {
    return with(folder, transfer -> resolver(index, transfer).resolve(request(index)));
  }

  private Resolver resolver(URI index, Transfer transfer) {
    PackageIndexes indexes = new PackageIndexes(transfer, List.of(index), List.of());
    Distributions distributions = new Distributions(transfer);
    DirectReferences references = new DirectReferences(transfer);
    return tries.isPresent()
        ? new Resolver(indexes, distributions, references, tries.getAsInt())
        : new Resolver(indexes, distributions, references);
  }

  /** How often the search tries to decide, whether it finds a solution or not. */
  int effort(SampleIndex index, Path folder) {
    return with(folder, transfer -> effort(index, transfer));
  }

  private int effort(SampleIndex index, Transfer transfer) {
    ResolutionRequest request = request(index.uri());
    DirectReferences references = new DirectReferences(transfer);
    UserRequirements user = UserRequirements.of(request, references);
    FileScreening screening = new FileScreening(request);
    CandidateFinder finder =
        new CandidateFinder(
            request, new PackageIndexes(transfer, List.of(index.uri()), List.of()), screening);
    CandidateMetadata metadata =
        new CandidateMetadata(
            new Distributions(transfer), screening, request.target().markers(), user);
    BaseConsistency base = new BaseConsistency(request, BaseConsistency.Missing.MEET);
    try (Lookahead lookahead = new Lookahead(request, user, finder, metadata)) {
      Solver solver =
          new Solver(new Universe(request, user, finder, metadata, references, base, lookahead));
      try {
        solver.solve();
      } catch (UnsolvableException e) {
        // It takes an effort as well to find that there is none.
      }
      return solver.effort();
    }
  }

  private static <T> T with(Path folder, Function<Transfer, T> work) {
    TransferSettings settings =
        new TransferSettings(
            folder.resolve("cache"), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 0);
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      return work.apply(transfer);
    }
  }

  private ResolutionRequest request(URI index) {
    IndexSettings settings =
        new IndexSettings(
            List.of(index),
            List.of(),
            false,
            formats,
            releases,
            false,
            HashChecking.ALL_IF_ANY,
            Set.of());
    Optional<String> abi = python.releaseNumber(0) == 2 ? Optional.of("cp27mu") : Optional.empty();
    TargetEnvironment target =
        new TargetEnvironment(
            python,
            glibc,
            "x86_64",
            MarkerEnvironment.linuxCPython(python, "x86_64"),
            SupportedTags.linuxCPython(python, abi, glibc, "x86_64"),
            InstallScheme.plain("diracos/usr", python));
    return new ResolutionRequest(
        new RequirementSet(
            Stream.concat(requirements.stream(), constraints.stream()).toList(),
            settings,
            List.of(),
            List.of()),
        installed,
        target,
        basePackages,
        SourcePolicy.PASS_OVER,
        preferred);
  }

  /** What would be installed, as {@code name} to {@code version}. */
  static Map<String, String> added(Resolution resolution) {
    Map<String, String> found = new TreeMap<>();
    resolution
        .distributions()
        .forEach(
            it -> found.put(it.metadata().name().normalized(), it.metadata().version().toString()));
    return found;
  }

  private static RequirementEntry entry(
      String source, int line, boolean constraint, String text, List<Checksum> hashes) {
    Requirement requirement = Requirement.parse(text);
    RequirementTarget target =
        requirement
            .url()
            .<RequirementTarget>map(url -> new RequirementTarget.Link(URI.create(url)))
            .orElseGet(RequirementTarget.Named::new);
    return new RequirementEntry(
        Optional.of(requirement.name()),
        requirement.extras(),
        requirement.specifier(),
        requirement.marker(),
        target,
        false,
        constraint,
        hashes,
        Map.of(),
        new Origin(source, line, 1),
        text,
        text);
  }
}
