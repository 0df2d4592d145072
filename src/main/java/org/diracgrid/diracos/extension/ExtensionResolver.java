package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.base.HostMachine;
import org.diracgrid.diracos.base.InventoryReader;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.source.BaseBuilder;
import org.diracgrid.diracos.source.Builder;
import org.diracgrid.diracos.source.NamedBuilder;
import org.diracgrid.diracos.source.PythonBuild;
import org.diracgrid.diracos.source.SourceWheels;
import org.diracgrid.diracos.transfer.Transfer;

/** The first half of the way, which every goal goes: from what is asked for to what meets it. */
final class ExtensionResolver implements AutoCloseable {
  private final UserEnvironment user;
  private final Transfer transfer;
  private final StepLog log;
  private final ExtensionSpec spec;
  private final Groundwork groundwork;
  private final InventoryReader inventories;
  private final Distributions distributions;

  /** Who builds is clear as soon as the base is known. */
  private final CompletableFuture<Optional<PythonBuild>> build = new CompletableFuture<>();

  /**
   * Begins with what needs no base.
   *
   * @param lock reads the lock that is to be heeded
   * @param ahead whether to fetch before it is sure that something is to be resolved
   */
  ExtensionResolver(
      UserEnvironment user,
      Transfer transfer,
      StepLog log,
      ExtensionSpec spec,
      Supplier<Optional<ExtensionLock>> lock,
      boolean ahead) {
    this.user = user;
    this.transfer = transfer;
    this.log = log;
    this.spec = spec;
    Path cache = transfer.cacheFolder("inventories");
    this.groundwork = new Groundwork(user, transfer, spec, lock);
    this.distributions =
        new Distributions(
            transfer,
            new SourceWheels(transfer.cacheFolder("built"), transfer.offline(), build::join));
    this.inventories = new InventoryReader(cache, ahead ? groundwork::fetchPages : () -> {});
  }

  /** Where all distributions come from. */
  Distributions distributions() {
    return distributions;
  }

  /** Finds the base, brings it here and verifies it. */
  LocatedBase locate() {
    LocatedBase base =
        log.step(
            BuildStep.BASE,
            spec.diracOsVersion().orElse("the configured base"),
            OptionalLong.empty(),
            () ->
                new BaseLocator(transfer, inventories)
                    .locate(mirrored(spec.base()), spec.sha256(), log::advance),
            located -> "%s, %s".formatted(located.origin(), Sizes.print(located.size())));
    base.warnings().forEach(log::warn);
    return base;
  }

  /** Where the user's settings want a released base to be looked for. */
  private BaseReference mirrored(BaseReference base) {
    return base instanceof BaseReference.Released released
        ? new BaseReference.Released(
            released.version(),
            released.baseUrls().stream()
                .map(url -> user.servers().mirrorOf(url).orElse(url))
                .toList())
        : base;
  }

  /** Reads the requirements. */
  RequirementSet requirements() {
    RequirementSet requirements = groundwork.requirements();
    requirements.warnings().forEach(log::warn);
    requirements.requirements().stream()
        .filter(RequirementEntry::editable)
        .forEach(
            entry ->
                log.warn(
                    "%s: '%s' is installed as an ordinary wheel, as an extension cannot be editable"
                        .formatted(entry.origin(), entry.text())));
    return requirements;
  }

  /** Reads the lock that is to be heeded; empty for none. */
  Optional<ExtensionLock> lock() {
    Optional<ExtensionLock> lock = groundwork.lock();
    lock.ifPresent(it -> it.warnings().forEach(log::warn));
    return lock;
  }

  /** Takes the base's inventory, and finds what meets the requirements on top of it. */
  ResolvedExtension resolve(LocatedBase base, RequirementSet requirements, LockUse lock) {
    return resolve(base, takeInventory(base), requirements, lock);
  }

  /** Finds what meets the requirements on top of a base. */
  ResolvedExtension resolve(
      LocatedBase base, BaseInventory found, RequirementSet requirements, LockUse lock) {
    groundwork.end();
    BaseInventory inventory =
        spec.target().map(target -> found.with(target.over(found.target()))).orElse(found);
    build.complete(Optional.of(build(base, found, inventory.target(), requirements)));
    Resolution resolution = resolve(requirements, inventory, lock);
    return new ResolvedExtension(spec, base, inventory, requirements, resolution);
  }

  private PythonBuild build(
      LocatedBase base,
      BaseInventory found,
      TargetEnvironment target,
      RequirementSet requirements) {
    Path cache = transfer.cacheFolder("built");
    BuildPython python = user.buildPython();
    Builder builder =
        python
            .interpreter()
            .<Builder>map(it -> new NamedBuilder(it, python.limit(), cache.resolve("python")))
            .orElseGet(
                () ->
                    new BaseBuilder(
                        base.file(),
                        found,
                        HostMachine.current(),
                        python.limit(),
                        cache.resolve("bases")));
    return new PythonBuild(
        builder,
        target,
        python.limit(),
        new BuildRequirementSearch(requirements, groundwork.indexes(), transfer),
        log::building,
        cache);
  }

  /** Takes the base's inventory. */
  BaseInventory takeInventory(LocatedBase base) {
    BaseInventory inventory =
        log.step(
            BuildStep.INVENTORY,
            base.origin(),
            OptionalLong.of(base.size()),
            () -> inventories.read(base, log::advance),
            taken ->
                "%s, %s, Python %s"
                    .formatted(
                        Counts.print(taken.tree().size(), "entry", "entries"),
                        Counts.print(taken.distributions().size(), "distribution"),
                        taken.target().python()));
    inventory.warnings().forEach(log::warn);
    return inventory;
  }

  private Resolution resolve(RequirementSet requirements, BaseInventory inventory, LockUse lock) {
    ResolutionRequest request =
        new ResolutionRequest(
            requirements,
            inventory.distributions(),
            inventory.target(),
            spec.basePackages(),
            SourcePolicy.BUILD,
            lock instanceof LockUse.Preferring it ? it.versions() : Map.of());
    Resolution resolution =
        log.step(
            BuildStep.RESOLUTION,
            Counts.print(requirements.requirements().size(), "requirement"),
            OptionalLong.empty(),
            () -> resolve(request, lock),
            found ->
                "%d to add, %d in the base%s"
                    .formatted(found.distributions().size(), found.kept().size(), lock.remark()));
    resolution.warnings().forEach(log::warn);
    return resolution;
  }

  private Resolution resolve(ResolutionRequest request, LockUse lock) {
    if (lock instanceof LockUse.Exactly exactly) {
      return new LockedResolver(transfer, distributions).resolve(request, exactly.lock());
    }
    return new Resolver(
            groundwork.indexes(),
            distributions,
            new DirectReferences(Map.of(), ((LockUse.Preferring) lock).commits(), distributions))
        .resolve(request);
  }

  /** Ends what was begun for nothing. */
  @Override
  public void close() {
    groundwork.close();
    inventories.close();
  }
}
