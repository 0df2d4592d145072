package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.diracgrid.diracos.archive.ArchiveEdit;
import org.diracgrid.diracos.archive.ArchiveWriter;
import org.diracgrid.diracos.archive.EntryContent;
import org.diracgrid.diracos.archive.HeadStart;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.archive.WrittenArchive;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.wheel.InstallOptions;
import org.diracgrid.diracos.wheel.InstallPlan;
import org.diracgrid.diracos.wheel.WheelInstaller;
import org.diracgrid.diracos.wheel.WheelSource;

/** Builds an extension: the only class that knows the whole way. */
public final class ExtensionBuilder {
  private static final int FILE_MODE = 0644;

  private final UserEnvironment user;
  private final BuildOptions options;
  private final StepLog log;
  private final OutputFolder output;
  private final DocumentFiles documents;

  /** Begun at once, as the library behind it takes its time to start. */
  private final CompletableFuture<RecordFile> records =
      CompletableFuture.supplyAsync(RecordFile::new);

  /**
   * Builds as the options say.
   *
   * @param user on whose behalf
   * @param events hears how it goes, from any thread
   */
  public ExtensionBuilder(UserEnvironment user, BuildOptions options, Consumer<BuildEvent> events) {
    this.user = user;
    this.options = options;
    this.log = new StepLog(events);
    this.output = new OutputFolder(options.outputDirectory(), options.sync());
    this.documents = new DocumentFiles(output, options.documents(), options.timestamp());
  }

  /** Builds the extension, or finds it built; when it throws, earlier results are untouched. */
  public BuildResult build(ExtensionSpec spec) {
    long begin = System.nanoTime();
    // A typing error in a policy is told before anything is fetched.
    InstallOptions choices = InstallChoices.read(options);
    spec.warnings().forEach(log::warn);
    try (Transfer transfer = Transfers.open(user, log)) {
      // Two who write the same results at once would mix them.
      return transfer.alone(
          output.file(spec.tarballName()),
          () -> log.warn("waiting for another build of " + spec.tarballName()),
          () -> build(spec, choices, transfer, begin));
    }
  }

  private BuildResult build(
      ExtensionSpec spec, InstallOptions choices, Transfer transfer, long begin) {
    Optional<BuildRecord> earlier = earlier(spec);
    try (ExtensionResolver resolver =
        new ExtensionResolver(
            user, transfer, log, spec, () -> ExtensionLock.heeded(spec), earlier.isEmpty())) {
      LocatedBase base = resolver.locate();
      // What cannot be compared with is told before anything is built.
      Optional<PreviousExtension> previous =
          options.documents().previous().map(it -> PreviousExtension.read(it, transfer, log));
      RequirementSet requirements = resolver.requirements();
      Optional<ExtensionLock> lock = resolver.lock();
      String inputs =
          InputDigest.of(
              spec,
              base,
              requirements,
              lock,
              options,
              user,
              new ContentDigests(transfer),
              resolver.distributions().sources()::meaning);
      Optional<BuildRecord> unchanged = earlier.filter(record -> record.inputs().equals(inputs));
      unchanged.ifPresent(
          record ->
              documents.write(
                  spec,
                  record,
                  previous.map(
                      it ->
                          Comparison.of(
                              it, resolver.takeInventory(base).distributions(), record))));
      BuildRecord record =
          unchanged.orElseGet(
              () -> {
                Path draft = output.draft(spec.tarballName());
                BaseInventory found = resolver.takeInventory(base);
                try (HeadStart start = EarlyCopy.begin(base, found, requirements, draft)) {
                  return build(
                      resolver.resolve(base, found, requirements, LockUse.of(lock)),
                      lock,
                      resolver.distributions(),
                      choices,
                      inputs,
                      previous,
                      start,
                      draft);
                }
              });
      return new BuildResult(
          output.file(spec.tarballName()),
          output.file(spec.md5Name()),
          output.file(spec.recordName()),
          documents.sbom(spec),
          output.file(spec.releaseNotesName()),
          record,
          unchanged.isPresent(),
          Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private BuildRecord build(
      ResolvedExtension resolved,
      Optional<ExtensionLock> lock,
      Distributions distributions,
      InstallOptions choices,
      String inputs,
      Optional<PreviousExtension> previous,
      HeadStart start,
      Path draft) {
    ExtensionSpec spec = resolved.spec();
    BaseInventory inventory = resolved.inventory();
    List<Addition> additions =
        new WheelDownloads(distributions, inventory.target().tags())
            .fetch(resolved.resolution().distributions(), log);
    Uninstallation leaving = Uninstallation.of(inventory, resolved.resolution().replaced());
    InstallPlan plan = plan(additions, resolved, leaving, choices);
    String baseVersion = resolved.baseVersion();
    ArchiveEdit edit = edit(spec, baseVersion, inventory, additions, plan);
    try {
      WrittenArchive archive = write(resolved, edit, start);
      RecordAssembly assembly = new RecordAssembly(resolved, lock, additions, leaving, plan);
      return new Publication(output, records.join())
          .publish(
              spec,
              draft,
              archive.md5(),
              tarball ->
                  assembly.record(
                      user.pluginVersion(),
                      inputs,
                      baseVersion,
                      archive,
                      output.modified(tarball),
                      log.milliseconds()),
              record ->
                  documents.write(
                      spec,
                      record,
                      previous.map(it -> Comparison.of(it, inventory.distributions(), record))));
    } finally {
      output.discard(draft);
    }
  }

  /** The record of an earlier build whose results still lie there, if these may do. */
  private Optional<BuildRecord> earlier(ExtensionSpec spec) {
    if (options.force()) {
      return Optional.empty();
    }
    if (!output.has(spec.recordName())) {
      return Optional.empty();
    }
    return records
        .join()
        .read(output.file(spec.recordName()))
        .filter(record -> output.holds(record.archive(), spec.md5Name()));
  }

  private InstallPlan plan(
      List<Addition> additions,
      ResolvedExtension resolved,
      Uninstallation leaving,
      InstallOptions choices) {
    BaseInventory inventory = resolved.inventory();
    List<WheelSource> wheels = additions.stream().map(it -> it.wheel(inventory)).toList();
    InstallPlan plan =
        log.step(
            BuildStep.INSTALLATION,
            Counts.print(wheels.size(), "wheel"),
            OptionalLong.empty(),
            () ->
                new WheelInstaller(choices)
                    .plan(
                        wheels,
                        inventory.target(),
                        inventory.tree(),
                        leaving,
                        inventory.archive(resolved.base().file())),
            planned -> installed(planned, leaving));
    plan.warnings().forEach(log::warn);
    return plan;
  }

  private static String installed(InstallPlan plan, Uninstallation leaving) {
    String files = Counts.print(plan.files().size(), "file");
    return leaving.files().isEmpty()
        ? files
        : "%s instead of %d".formatted(files, leaving.files().size());
  }

  private ArchiveEdit edit(
      ExtensionSpec spec,
      String baseVersion,
      BaseInventory inventory,
      List<Addition> added,
      InstallPlan plan) {
    Instant now = options.timestamp().orElseGet(Instant::now);
    VersionsFile versions =
        new VersionsFile(
            spec.extensionName(), spec.version(), inventory.extensions(), baseVersion, now, added);
    List<NewFile> additions = new ArrayList<>(plan.files());
    additions.add(new NewFile(versions.path(), FILE_MODE, EntryContent.of(versions.bytes())));
    Set<String> removals = new HashSet<>(plan.removals());
    // An extension of an extension of the same name has a versions file already.
    inventory.tree().entry(versions.path()).ifPresent(entry -> removals.add(entry.path()));
    return new ArchiveEdit(additions, removals, now.getEpochSecond());
  }

  private WrittenArchive write(ResolvedExtension resolved, ArchiveEdit edit, HeadStart start) {
    return log.step(
        BuildStep.ARCHIVE,
        resolved.spec().tarballName(),
        OptionalLong.of(resolved.base().size()),
        () -> new ArchiveWriter().write(start, edit, log::advance),
        written -> "%s, %s".formatted(Sizes.print(written.size()), written.method()));
  }
}
