package org.diracgrid.diracos.extension;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.InventoryReader;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.transfer.Transfer;

/** The first half of the way, which every goal goes: from what is asked for to what meets it. */
final class ExtensionResolver implements AutoCloseable {
  private final UserEnvironment user;
  private final Transfer transfer;
  private final StepLog log;
  private final InventoryReader inventories;

  ExtensionResolver(UserEnvironment user, Transfer transfer, StepLog log) {
    this.user = user;
    this.transfer = transfer;
    this.log = log;
    this.inventories = new InventoryReader(transfer.cacheFolder("inventories"));
  }

  /** Finds the base, brings it here and verifies it. */
  LocatedBase locate(ExtensionSpec spec) {
    LocatedBase base =
        log.step(
            BuildStep.BASE,
            spec.diracOsVersion().orElse("the configured base"),
            OptionalLong.empty(),
            () ->
                new BaseLocator(transfer, inventories)
                    .locate(spec.base(), spec.sha256(), log::advance),
            located -> "%s, %s".formatted(located.origin(), Sizes.print(located.size())));
    base.warnings().forEach(log::warn);
    return base;
  }

  /** Reads the requirements. */
  RequirementSet read(ExtensionSpec spec) {
    RequirementSet requirements = new ExtensionRequirements(user, transfer).read(spec);
    requirements.warnings().forEach(log::warn);
    return requirements;
  }

  /** Reads the lock that is to be heeded; empty for none. */
  Optional<ExtensionLock> readLock(ExtensionSpec spec) {
    Optional<ExtensionLock> lock = ExtensionLock.heeded(spec);
    lock.ifPresent(it -> it.warnings().forEach(log::warn));
    return lock;
  }

  /** Takes the base's inventory, and finds what meets the requirements on top of it. */
  ResolvedExtension resolve(
      ExtensionSpec spec,
      LocatedBase base,
      RequirementSet requirements,
      Distributions distributions,
      LockUse lock) {
    BaseInventory found = takeInventory(base);
    BaseInventory inventory =
        spec.target().map(target -> found.with(target.over(found.target()))).orElse(found);
    Resolution resolution = resolve(spec, requirements, inventory, distributions, lock);
    return new ResolvedExtension(spec, base, inventory, requirements, resolution);
  }

  private BaseInventory takeInventory(LocatedBase base) {
    BaseInventory inventory =
        log.step(
            BuildStep.INVENTORY,
            base.origin(),
            OptionalLong.of(base.size()),
            () -> inventories.read(base, log::advance),
            taken ->
                "%s, %s, Python %s"
                    .formatted(
                        Counts.print(taken.tree().entries().size(), "entry", "entries"),
                        Counts.print(taken.distributions().size(), "distribution"),
                        taken.target().python()));
    inventory.warnings().forEach(log::warn);
    return inventory;
  }

  private Resolution resolve(
      ExtensionSpec spec,
      RequirementSet requirements,
      BaseInventory inventory,
      Distributions distributions,
      LockUse lock) {
    ResolutionRequest request =
        new ResolutionRequest(
            requirements,
            inventory.distributions(),
            inventory.target(),
            spec.basePackages(),
            SourcePolicy.PASS_OVER,
            lock instanceof LockUse.Preferring it ? it.versions() : Map.of());
    Resolution resolution =
        log.step(
            BuildStep.RESOLUTION,
            Counts.print(requirements.requirements().size(), "requirement"),
            OptionalLong.empty(),
            () -> resolve(request, distributions, lock),
            found ->
                "%d to add, %d in the base%s"
                    .formatted(found.distributions().size(), found.kept().size(), lock.remark()));
    resolution.warnings().forEach(log::warn);
    return resolution;
  }

  private Resolution resolve(ResolutionRequest request, Distributions distributions, LockUse lock) {
    if (lock instanceof LockUse.Exactly exactly) {
      return new LockedResolver(transfer, distributions).resolve(request, exactly.lock());
    }
    IndexSettings settings = request.requirements().settings();
    return new Resolver(
            new PackageIndexes(transfer, settings.indexUrls(), settings.findLinks()),
            distributions,
            new DirectReferences(transfer))
        .resolve(request);
  }

  /** Ends what was begun for nothing. */
  @Override
  public void close() {
    inventories.close();
  }
}
