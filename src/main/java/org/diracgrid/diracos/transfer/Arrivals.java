package org.diracgrid.diracos.transfer;

import java.nio.file.Path;

/** Watches the files that come from afar for one request; never those that the cache has. */
@FunctionalInterface
public interface Arrivals {
  /** Watches none. */
  Arrivals UNWATCHED = file -> Arrival.UNWATCHED;

  /**
   * A try to bring the file begins. When one before broke off, what that brought may be gone, or
   * may be what this one goes on from.
   *
   * @param file in which its bytes will stand, from the first on
   */
  Arrival begin(Path file);
}
