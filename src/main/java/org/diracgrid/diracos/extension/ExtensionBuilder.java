package org.diracgrid.diracos.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.diracgrid.diracos.archive.ArchiveEdit;
import org.diracgrid.diracos.archive.ArchiveWriter;
import org.diracgrid.diracos.archive.EntryContent;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.archive.WrittenArchive;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.InventoryReader;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.PipConfiguration;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.diracgrid.diracos.wheel.InstallPlan;
import org.diracgrid.diracos.wheel.WheelInstaller;
import org.diracgrid.diracos.wheel.WheelSource;

/** Builds an extension: the only class that knows the whole way. */
public final class ExtensionBuilder {
  private static final int FILE_MODE = 0644;
  private static final String UNKNOWN = "of unknown version";

  /** pip's own defaults for a silent server and for retries. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
  private static final int RETRIES = 5;

  private final BuildOptions options;
  private final StepLog log;
  private final OutputFolder output;
  private final RecordFile records = new RecordFile();

  /**
   * Builds as the options say.
   *
   * @param events hears how it goes, from any thread
   */
  public ExtensionBuilder(BuildOptions options, Consumer<BuildEvent> events) {
    this.options = options;
    this.log = new StepLog(events);
    this.output = new OutputFolder(options.outputDirectory());
  }

  /** Builds the extension, or finds it built; when it throws, earlier results are untouched. */
  public BuildResult build(ExtensionSpec spec) {
    long begin = System.nanoTime();
    spec.warnings().forEach(log::warn);
    try (Transfer transfer = new Transfer(transferSettings(), log, credentials())) {
      LocatedBase base = locate(spec, transfer);
      RequirementSet requirements = read(spec, transfer);
      String inputs = InputDigest.of(spec, base, requirements, options);
      Optional<BuildRecord> unchanged = unchanged(spec, inputs);
      BuildRecord record =
          unchanged.orElseGet(() -> build(spec, base, requirements, inputs, transfer));
      return new BuildResult(
          output.file(spec.tarballName()),
          output.file(spec.md5Name()),
          output.file(spec.recordName()),
          record,
          unchanged.isPresent(),
          Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private TransferSettings transferSettings() {
    Path cache =
        options
            .cache()
            .orElseGet(
                () ->
                    CacheFolder.of(
                        options.environment(), System.getProperty("os.name"), options.home()));
    return new TransferSettings(cache, options.offline(), CONNECT_TIMEOUT, STALL_TIMEOUT, RETRIES);
  }

  private Credentials credentials() {
    return Credentials.ofNetrc(options.environment(), options.home());
  }

  private BuildRecord build(
      ExtensionSpec spec,
      LocatedBase base,
      RequirementSet requirements,
      String inputs,
      Transfer transfer) {
    Path draft = output.draft(spec.tarballName());
    BaseInventory inventory = takeInventory(base, transfer);
    Distributions distributions = new Distributions(transfer);
    Resolution resolution = resolve(requirements, inventory, distributions, transfer);
    List<Addition> additions = fetch(resolution, distributions);
    InstallPlan plan = plan(additions, inventory, base);
    String baseVersion = spec.diracOsVersion().or(inventory::version).orElse(UNKNOWN);
    ArchiveEdit edit = edit(spec, baseVersion, inventory, additions, plan);
    try {
      WrittenArchive archive = write(spec, base, inventory, edit, draft);
      RecordAssembly assembly =
          new RecordAssembly(spec, base, inventory, resolution, additions, plan);
      return publish(
          spec,
          draft,
          archive.md5(),
          tarball ->
              assembly.record(
                  options.pluginVersion(),
                  inputs,
                  baseVersion,
                  archive,
                  output.modified(tarball),
                  log.milliseconds()));
    } finally {
      output.discard(draft);
    }
  }

  private LocatedBase locate(ExtensionSpec spec, Transfer transfer) {
    LocatedBase base =
        log.step(
            BuildStep.BASE,
            spec.diracOsVersion().orElse("the configured base"),
            OptionalLong.empty(),
            () -> new BaseLocator(transfer).locate(spec.base(), spec.sha256()),
            located -> "%s, %s".formatted(located.origin(), Sizes.print(located.size())));
    base.warnings().forEach(log::warn);
    return base;
  }

  private RequirementSet read(ExtensionSpec spec, Transfer transfer) {
    IndexSettings configured =
        PipConfiguration.read(
            options.environment(),
            options.home(),
            System.getProperty("os.name"),
            IndexSettings.DEFAULT);
    IndexSettings settings = spec.index().over(configured);
    RequirementSet requirements =
        new RequirementsReader(transfer, options.environment())
            .read(List.of(spec.requirements()), List.of(), settings, spec.displayFolder());
    requirements.warnings().forEach(log::warn);
    return requirements;
  }

  /** The record of an earlier build from the same inputs whose results still lie there. */
  private Optional<BuildRecord> unchanged(ExtensionSpec spec, String inputs) {
    if (options.force()) {
      return Optional.empty();
    }
    return records
        .read(output.file(spec.recordName()))
        .filter(record -> record.inputs().equals(inputs))
        .filter(record -> output.holds(record.archive(), spec.md5Name()));
  }

  private BaseInventory takeInventory(LocatedBase base, Transfer transfer) {
    BaseInventory inventory =
        log.step(
            BuildStep.INVENTORY,
            base.origin(),
            OptionalLong.of(base.size()),
            () -> new InventoryReader(transfer.cacheFolder("inventories")).read(base, log::advance),
            taken ->
                "%s, %s, Python %s"
                    .formatted(
                        count(taken.tree().entries().size(), "entries", "entry"),
                        count(taken.distributions().size(), "distributions", "distribution"),
                        taken.target().python()));
    inventory.warnings().forEach(log::warn);
    return inventory;
  }

  private Resolution resolve(
      RequirementSet requirements,
      BaseInventory inventory,
      Distributions distributions,
      Transfer transfer) {
    IndexSettings settings = requirements.settings();
    ResolutionRequest request =
        new ResolutionRequest(
            requirements,
            inventory.distributions(),
            inventory.target(),
            BasePackagePolicy.KEEP,
            SourcePolicy.PASS_OVER);
    Resolution resolution =
        log.step(
            BuildStep.RESOLUTION,
            count(requirements.requirements().size(), "requirements", "requirement"),
            OptionalLong.empty(),
            () ->
                new Resolver(
                        new PackageIndexes(transfer, settings.indexUrls(), settings.findLinks()),
                        distributions,
                        new DirectReferences(transfer))
                    .resolve(request),
            found ->
                "%d to add, %d in the base"
                    .formatted(found.distributions().size(), found.kept().size()));
    resolution.warnings().forEach(log::warn);
    return resolution;
  }

  private List<Addition> fetch(Resolution resolution, Distributions distributions) {
    return log.step(
        BuildStep.WHEELS,
        count(resolution.distributions().size(), "wheels", "wheel"),
        OptionalLong.empty(),
        () -> new WheelDownloads(distributions).fetch(resolution.distributions()),
        fetched -> Sizes.print(fetched.stream().mapToLong(a -> a.file().size()).sum()));
  }

  private InstallPlan plan(List<Addition> additions, BaseInventory inventory, LocatedBase base) {
    List<WheelSource> wheels = additions.stream().map(Addition::wheel).toList();
    InstallPlan plan =
        log.step(
            BuildStep.INSTALLATION,
            count(wheels.size(), "wheels", "wheel"),
            OptionalLong.empty(),
            () ->
                new WheelInstaller(InstallChoices.read(options))
                    .plan(wheels, inventory.target(), inventory.tree(), base.file()),
            planned -> count(planned.files().size(), "files", "file"));
    plan.warnings().forEach(log::warn);
    return plan;
  }

  private ArchiveEdit edit(
      ExtensionSpec spec,
      String baseVersion,
      BaseInventory inventory,
      List<Addition> added,
      InstallPlan plan) {
    Instant now = options.timestamp().orElseGet(Instant::now);
    VersionsFile versions =
        new VersionsFile(spec.extensionName(), spec.version(), baseVersion, now, added);
    List<NewFile> additions = new ArrayList<>(plan.files());
    additions.add(new NewFile(versions.path(), FILE_MODE, EntryContent.of(versions.bytes())));
    Set<String> removals = new HashSet<>(plan.removals());
    // An extension of an extension of the same name has a versions file already.
    inventory.tree().entry(versions.path()).ifPresent(entry -> removals.add(entry.path()));
    return new ArchiveEdit(additions, removals, now.getEpochSecond());
  }

  private WrittenArchive write(
      ExtensionSpec spec, LocatedBase base, BaseInventory inventory, ArchiveEdit edit, Path draft) {
    return log.step(
        BuildStep.ARCHIVE,
        spec.tarballName(),
        OptionalLong.of(base.size()),
        () ->
            new ArchiveWriter()
                .write(
                    base.file(),
                    inventory.layout(),
                    inventory.tree().entries(),
                    edit,
                    draft,
                    log::advance),
        written -> "%s, %s".formatted(Sizes.print(written.size()), written.method()));
  }

  private static String count(int number, String several, String one) {
    return number + " " + (number == 1 ? one : several);
  }

  /** The md5 comes last: dirac-install takes a tarball with an md5 for a whole one. */
  private BuildRecord publish(
      ExtensionSpec spec, Path draft, String md5, Function<Path, BuildRecord> describe) {
    output.remove(spec.md5Name());
    Path tarball = output.publish(draft, spec.tarballName());
    BuildRecord record = describe.apply(tarball);
    output.write(spec.recordName(), records.print(record));
    output.write(spec.md5Name(), md5.getBytes(StandardCharsets.US_ASCII));
    return record;
  }
}
