package org.diracgrid.diracos.extension;

import java.time.Duration;
import java.util.Optional;
import org.diracgrid.diracos.requirements.PipConfiguration;
import org.diracgrid.diracos.requirements.PipPatience;
import org.diracgrid.diracos.requirements.Stated;

/**
 * What holds of slow and failing servers, and who said so.
 *
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long a server may be silent
 * @param retries how often to try again what may pass
 * @param totalTimeout how long one page or file may take in all; empty for any time
 */
record EffectiveLimits(
    Stated<Duration> connectTimeout,
    Stated<Duration> readTimeout,
    Stated<Integer> retries,
    Optional<Stated<Duration>> totalTimeout) {
  private static final String DEFAULT = "default";

  /** pip's own defaults but for silence, as index servers that make up their pages take longer. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final int RETRIES = 5;

  /** What the user says, else what pip's configuration says. */
  static EffectiveLimits of(UserEnvironment user) {
    PipPatience pip =
        new PipConfiguration(user.variables(), user.home(), System.getProperty("os.name"))
            .patience();
    TransferLimits said = user.limits();
    return new EffectiveLimits(
        chosen("connectTimeout", said.connectTimeout(), pip.timeout(), CONNECT_TIMEOUT),
        chosen("readTimeout", said.readTimeout(), pip.timeout(), READ_TIMEOUT),
        chosen("retries", said.retries(), pip.retries(), RETRIES),
        said.totalTimeout().map(limit -> new Stated<>(limit, "diracos.totalTimeout")));
  }

  private static <T> Stated<T> chosen(
      String parameter, Optional<T> said, Optional<Stated<T>> pip, T standard) {
    return said.map(value -> new Stated<>(value, "diracos." + parameter))
        .or(() -> pip)
        .orElseGet(() -> new Stated<>(standard, DEFAULT));
  }
}
