package org.diracgrid.diracos.extension;

import java.time.Duration;
import java.util.Optional;

/**
 * What the user says of slow and failing servers, before what pip's configuration says.
 *
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long a server may be silent
 * @param retries how often to try again what may pass
 * @param totalTimeout how long one page or file may take in all, retries included
 */
public record TransferLimits(
    Optional<Duration> connectTimeout,
    Optional<Duration> readTimeout,
    Optional<Integer> retries,
    Optional<Duration> totalTimeout) {
  /** Says nothing. */
  public static final TransferLimits UNSAID =
      new TransferLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
