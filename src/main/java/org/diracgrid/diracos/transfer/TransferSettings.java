package org.diracgrid.diracos.transfer;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to fetch.
 *
 * @param cache the folder of this user's cache, made when needed
 * @param offline whether to answer from the cache alone
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long a body may bring nothing
 * @param retries how often to try again what may pass: 429, 5xx, cut and stalled bodies
 */
public record TransferSettings(
    Path cache, boolean offline, Duration connectTimeout, Duration stallTimeout, int retries) {}
