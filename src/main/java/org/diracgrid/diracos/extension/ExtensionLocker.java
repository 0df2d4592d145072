package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.SourceOrigin;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.resolver.InvalidLockException;
import org.diracgrid.diracos.resolver.LockAssembly;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockMoves;
import org.diracgrid.diracos.resolver.LockPlace;
import org.diracgrid.diracos.resolver.LockPrinter;
import org.diracgrid.diracos.resolver.NamelessWheels;
import org.diracgrid.diracos.resolver.PinnedRequirements;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.resolver.UnsupportedLockVersionException;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.Transfer;

/** Writes down which distributions an extension is made of. */
public final class ExtensionLocker {
  private final UserEnvironment user;
  private final LockOptions options;
  private final StepLog log;

  /**
   * Locks as the options say.
   *
   * @param user on whose behalf
   * @param events hears how it goes, from any thread
   */
  public ExtensionLocker(UserEnvironment user, LockOptions options, Consumer<BuildEvent> events) {
    this.user = user;
    this.options = options;
    this.log = new StepLog(events);
  }

  /** Resolves what the extension needs and writes the lock; when it throws, none is touched. */
  public LockResult lock(ExtensionSpec spec) {
    spec.warnings().forEach(log::warn);
    UpgradeChoice upgrade = UpgradeChoice.read(options.upgrade());
    Optional<LockFile> before = before(spec);
    before.ifPresent(lock -> warnOfUnknown(upgrade, lock, spec));
    try (Transfer transfer = Transfers.open(user, log);
        ExtensionResolver resolver =
            new ExtensionResolver(user, transfer, log, spec, Optional::empty, true)) {
      LocatedBase base = resolver.locate();
      RequirementSet requirements = resolver.requirements();
      Optional<LockPlace> pinned = pinned(spec, requirements);
      ResolvedExtension resolved =
          resolver.resolve(
              base,
              requirements,
              new LockUse.Preferring(
                  before.map(upgrade::kept).orElse(Map.of()),
                  wanted -> before.flatMap(lock -> upgrade.kept(lock, wanted))));
      LockFile lock = assemble(resolved, resolver.distributions());
      write(ExtensionLock.place(spec), new LockPrinter().print(lock));
      pinned.ifPresent(
          place ->
              write(
                  place,
                  PinnedRequirements.print(
                      place, requirements.settings(), resolved.resolution(), lock)));
      return new LockResult(
          spec.lock().file(), pinned.map(LockPlace::file), LockMoves.between(before, lock));
    }
  }

  /** A lock that cannot be read is no reason not to make a new one. */
  private Optional<LockFile> before(ExtensionSpec spec) {
    try {
      return ExtensionLock.find(spec).map(ExtensionLock::content);
    } catch (InvalidLockException | UnsupportedLockVersionException e) {
      log.warn(e.getMessage() + "; it is replaced, and no version of it kept");
      return Optional.empty();
    }
  }

  private void warnOfUnknown(UpgradeChoice upgrade, LockFile lock, ExtensionSpec spec) {
    upgrade
        .unknown(lock)
        .forEach(
            name ->
                log.warn(
                    "%s has no %s to be renewed"
                        .formatted(ExtensionLock.place(spec).shown(), name)));
  }

  private LockFile assemble(ResolvedExtension resolved, Distributions distributions) {
    Map<DistributionFile, SourceOrigin> trees = new HashMap<>();
    for (ResolvedDistribution added : resolved.resolution().distributions()) {
      distributions.tree(added.file()).ifPresent(origin -> trees.put(added.file(), origin));
    }
    NamelessWheels elsewhere = NamelessWheels.of(resolved.requirements());
    resolved.resolution().distributions().stream()
        .filter(added -> elsewhere.contains(added.file()))
        .forEach(
            added ->
                log.warn(
                    "%s is left out of the lock, as Maven pins what it resolves"
                        .formatted(added.file().source())));
    List<ResolvedDistribution> toFetch =
        resolved.resolution().distributions().stream()
            .filter(added -> !elsewhere.contains(added.file()))
            .filter(added -> !trees.containsKey(added.file()))
            .filter(added -> LockAssembly.isToBeFetched(added.file()))
            .toList();
    Map<DistributionFile, FetchedFile> fetched =
        toFetch.isEmpty()
            ? Map.of()
            : fetch(toFetch, distributions, resolved.inventory().target().tags());
    return new LockAssembly(
            resolved.requirements(),
            resolved.inventory().target(),
            ExtensionLock.place(resolved.spec()),
            log::warn)
        .lock(resolved.resolution(), fetched, trees);
  }

  private Map<DistributionFile, FetchedFile> fetch(
      List<ResolvedDistribution> toFetch, Distributions distributions, SupportedTags tags) {
    List<FetchedFile> files = new WheelDownloads(distributions, tags).originals(toFetch, log);
    Map<DistributionFile, FetchedFile> found = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      found.put(toFetch.get(i).file(), files.get(i));
    }
    return found;
  }

  /** Where the pinned requirements go; they must not overwrite what they are made from. */
  private Optional<LockPlace> pinned(ExtensionSpec spec, RequirementSet requirements) {
    Optional<LockPlace> place =
        options.pinnedRequirements().map(file -> new LockPlace(file, spec.displayFolder()));
    place
        .filter(
            it ->
                inputs(spec, requirements).anyMatch(it::isSource)
                    || it.file().equals(ExtensionLock.place(spec).file()))
        .ifPresent(
            it -> {
              throw new OverwrittenInputException(it.shown());
            });
    return place;
  }

  private static Stream<String> inputs(ExtensionSpec spec, RequirementSet requirements) {
    return Stream.concat(
        Stream.of(spec.requirements())
            .filter(uri -> "file".equals(uri.getScheme()))
            .map(uri -> Path.of(uri).toString()),
        Stream.concat(requirements.requirements().stream(), requirements.constraints().stream())
            .map(entry -> entry.origin().source()));
  }

  /** Leaves a file alone that says the same already, so that nothing else takes it for new. */
  private static void write(LockPlace place, byte[] bytes) {
    Path folder = place.file().getParent();
    OutputFolder output = new OutputFolder(folder);
    String name = String.valueOf(place.file().getFileName());
    if (output.read(name).filter(old -> Arrays.equals(old, bytes)).isEmpty()) {
      output.write(name, bytes);
    }
  }
}
