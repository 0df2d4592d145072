package org.diracgrid.diracos.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to fetch.
 *
 * @param cache the folder of this user's cache, made when needed
 * @param offline whether to answer from the cache alone
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long a body may bring nothing
 * @param retries how often to try again what may pass: 429, 5xx, cut and stalled bodies
 * @param totalTimeout how long one page or file may take in all, retries included; empty for any
 *     time
 * @param revalidate whether to ask again for pages that could be used as they are for some time
 */
public record TransferSettings(
    Path cache,
    boolean offline,
    Duration connectTimeout,
    Duration stallTimeout,
    int retries,
    Optional<Duration> totalTimeout,
    boolean revalidate) {
  /** With all the time in the world, and with pages as fresh as their servers want it. */
  public TransferSettings(
      Path cache, boolean offline, Duration connectTimeout, Duration stallTimeout, int retries) {
    this(cache, offline, connectTimeout, stallTimeout, retries, Optional.empty(), false);
  }
}
