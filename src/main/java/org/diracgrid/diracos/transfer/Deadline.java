package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** When a transfer has to be done, all of its tries and pauses together. */
final class Deadline {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Optional<Duration> limit;
  private final long begin = System.nanoTime();

  /** So long from now on; empty for never. */
  Deadline(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** How long to wait for something: so long, but not beyond the end; never nothing at all. */
  Duration within(Duration wait) {
    return limit
        .map(this::left)
        .filter(left -> left.compareTo(wait) < 0)
        .map(left -> left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
        .orElse(wait);
  }

  /** Whether it ends before so long a pause does. */
  boolean comesBefore(Duration pause) {
    return limit.map(this::left).filter(left -> left.compareTo(pause) <= 0).isPresent();
  }

  /** Throws if it is over. */
  void check(URI uri, Throwable cause) {
    if (comesBefore(Duration.ZERO)) {
      throw exceeded(uri, cause);
    }
  }

  /** What to throw when it is over, or will be before anything can come. */
  OutOfTimeException exceeded(URI uri, Throwable cause) {
    return new OutOfTimeException(uri, limit.orElseThrow(), cause);
  }

  private Duration left(Duration all) {
    return all.minusNanos(System.nanoTime() - begin);
  }
}
