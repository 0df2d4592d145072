package org.diracgrid.diracos.extension;

import java.time.Duration;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/** Opens the transfer that one run of a goal fetches through. */
final class Transfers {
  /** pip's own defaults for a silent server and for retries. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
  private static final int RETRIES = 5;

  private Transfers() {}

  /** Opens one on behalf of a user. */
  static Transfer open(UserEnvironment user, TransferListener listener) {
    return new Transfer(
        new TransferSettings(
            user.cacheFolder(), user.offline(), CONNECT_TIMEOUT, STALL_TIMEOUT, RETRIES),
        listener,
        Credentials.ofNetrc(user.variables(), user.home()),
        user.servers());
  }
}
