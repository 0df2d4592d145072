package org.diracgrid.diracos.extension;

import org.diracgrid.diracos.requirements.Stated;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/** Opens the transfer that one run of a goal fetches through. */
final class Transfers {
  private Transfers() {}

  /** Opens one on behalf of a user. */
  static Transfer open(UserEnvironment user, TransferListener listener) {
    EffectiveLimits limits = EffectiveLimits.of(user);
    return new Transfer(
        new TransferSettings(
            user.cacheFolder(),
            user.offline(),
            limits.connectTimeout().value(),
            limits.readTimeout().value(),
            limits.retries().value(),
            limits.totalTimeout().map(Stated::value),
            user.revalidate()),
        listener,
        Credentials.ofNetrc(user.variables(), user.home()),
        user.servers());
  }
}
