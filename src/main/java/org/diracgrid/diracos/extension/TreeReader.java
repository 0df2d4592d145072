package org.diracgrid.diracos.extension;

import java.util.function.Consumer;
import org.diracgrid.diracos.transfer.Transfer;

/** Works out who needs whom in an extension, without building it. */
public final class TreeReader {
  private final UserEnvironment user;
  private final StepLog log;

  /**
   * Reads on behalf of a user.
   *
   * @param events hears how it goes, from any thread
   */
  public TreeReader(UserEnvironment user, Consumer<BuildEvent> events) {
    this.user = user;
    this.log = new StepLog(events);
  }

  /** The tree of an extension. */
  public DependencyTree read(ExtensionSpec spec) {
    spec.warnings().forEach(log::warn);
    try (Transfer transfer = Transfers.open(user, log);
        ExtensionResolver resolver =
            new ExtensionResolver(
                user, transfer, log, spec, () -> ExtensionLock.heeded(spec), true)) {
      ResolvedExtension resolved =
          resolver.resolve(resolver.locate(), resolver.requirements(), LockUse.of(resolver.lock()));
      return DependencyTree.of(
          resolved,
          "%s %s on %s".formatted(spec.extensionName(), spec.version(), resolved.baseName()));
    }
  }
}
