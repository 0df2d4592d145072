package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Brings here all that a build needs, so that the next one can do without a network. It goes the
 * way of a build up to the wheels, so that it asks for nothing more and nothing less.
 */
public final class OfflinePreparation {
  private final UserEnvironment user;
  private final StepLog log;

  /**
   * Prepares on behalf of a user.
   *
   * @param events hears how it goes, from any thread
   */
  public OfflinePreparation(UserEnvironment user, Consumer<BuildEvent> events) {
    this.user = user;
    this.log = new StepLog(events);
  }

  /**
   * Fetches what the cache does not have; offline it only finds out whether anything is missing.
   *
   * @param previous the earlier extension that the build compares with
   */
  public OfflineInputs prepare(ExtensionSpec spec, Optional<PreviousChoice> previous) {
    spec.warnings().forEach(log::warn);
    try (Transfer transfer = Transfers.open(user, log);
        ExtensionResolver resolver =
            new ExtensionResolver(
                user, transfer, log, spec, () -> ExtensionLock.heeded(spec), true)) {
      ResolvedExtension resolved =
          resolver.resolve(resolver.locate(), resolver.requirements(), LockUse.of(resolver.lock()));
      List<Addition> additions =
          new WheelDownloads(resolver.distributions(), resolved.inventory().target().tags())
              .fetch(resolved.resolution().distributions(), log);
      previous.ifPresent(it -> PreviousExtension.read(it, transfer, log));
      return new OfflineInputs(
          resolved.baseName(),
          additions.size(),
          additions.stream().mapToLong(it -> it.file().size()).sum(),
          user.cacheFolder());
    }
  }
}
