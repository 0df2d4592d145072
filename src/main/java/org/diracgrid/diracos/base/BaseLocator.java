package org.diracgrid.diracos.base;

import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Transfer;

/** Finds the base, brings it here and verifies it. */
public final class BaseLocator {
  /** Fetches through this transfer. */
  public BaseLocator(Transfer transfer) {}

  /**
   * The base, verified.
   *
   * @param expected the digest the configuration names
   */
  public LocatedBase locate(BaseReference reference, Optional<Checksum> expected) {
    throw new UnsupportedOperationException();
  }
}
