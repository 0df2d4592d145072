package org.diracgrid.diracos.requirements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What pip's configuration says of slow and failing servers.
 *
 * @param timeout of a connection, and of silence on it: {@code --timeout}
 * @param retries of a request that failed: {@code --retries}
 */
public record PipPatience(Optional<Stated<Duration>> timeout, Optional<Stated<Integer>> retries) {
  /** pip knows the option under both names, and people the variable by the second. */
  private static final Set<String> TIMEOUT = Set.of("timeout", "default-timeout");

  /** A year; who says more means for ever. */
  private static final double MOST_SECONDS = 31_536_000;

  /** Takes the strongest; throws {@link InvalidPipSettingException}. */
  static PipPatience read(List<PipSetting> settings) {
    return new PipPatience(
        last(settings, TIMEOUT).map(it -> new Stated<>(timeout(it), it.source())),
        last(settings, Set.of("retries")).map(it -> new Stated<>(retries(it), it.source())));
  }

  private static Optional<PipSetting> last(List<PipSetting> settings, Set<String> keys) {
    return settings.stream()
        .filter(setting -> keys.contains(setting.key()))
        .reduce((weaker, stronger) -> stronger);
  }

  private static Duration timeout(PipSetting setting) {
    try {
      double seconds = Double.parseDouble(setting.value().strip());
      if (seconds >= 0.001) {
        return Duration.ofMillis(Math.round(Math.min(seconds, MOST_SECONDS) * 1000));
      }
    } catch (NumberFormatException e) {
      // As below.
    }
    throw setting.invalid(
        "'%s' is no positive number of seconds".formatted(Masking.mask(setting.value())));
  }

  private static int retries(PipSetting setting) {
    try {
      int retries = Integer.parseInt(setting.value().strip());
      if (retries >= 0) {
        return retries;
      }
    } catch (NumberFormatException e) {
      // As below.
    }
    throw setting.invalid("'%s' is no number of retries".formatted(Masking.mask(setting.value())));
  }
}
