package org.diracgrid.diracos.extension;

import java.util.List;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.resolver.LockDifferences;
import org.diracgrid.diracos.resolver.LockedFiles;
import org.diracgrid.diracos.resolver.NamelessWheels;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Finds what meets requirements in a lock and in the base alone. It resolves all the same, so that
 * what comes out is consistent with the base at hand.
 */
final class LockedResolver {
  private final Transfer transfer;
  private final Distributions distributions;

  LockedResolver(Transfer transfer, Distributions distributions) {
    this.transfer = transfer;
    this.distributions = distributions;
  }

  /**
   * Resolves.
   *
   * @throws StaleLockException if the lock was made for something else, or no longer leads anywhere
   */
  Resolution resolve(ResolutionRequest request, ExtensionLock lock) {
    refuse(
        lock,
        LockDifferences.find(
            lock.content(),
            lock.place(),
            request.requirements(),
            request.target(),
            request.installed()));
    rememberLogins(request.requirements().settings());
    LockedFiles files = new LockedFiles(lock.content(), lock.place(), request.target());
    try {
      Resolution resolution =
          new Resolver(
                  files,
                  distributions,
                  new DirectReferences(files.hashes(), files::commit, distributions))
              .resolve(request);
      refuse(
          lock,
          files.beyond(resolution, NamelessWheels.of(request.requirements()), distributions::tree));
      return resolution;
    } catch (UnresolvableException e) {
      throw new StaleLockException(lock.place().shown(), e.explanation());
    }
  }

  /** A lock keeps no credentials; those of an index are for the files on its server, too. */
  private void rememberLogins(IndexSettings settings) {
    settings.indexUrls().forEach(transfer::rememberLogin);
    settings.findLinks().forEach(transfer::rememberLogin);
  }

  private static void refuse(ExtensionLock lock, List<String> changes) {
    if (!changes.isEmpty()) {
      throw new StaleLockException(lock.place().shown(), changes);
    }
  }
}
