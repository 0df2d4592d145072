package org.diracgrid.diracos.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Tries again what may pass, with growing pauses or as long as the server asks. */
final class Retries {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final int retries;
  private final Duration firstPause;
  private final Optional<Duration> totalTimeout;

  Retries(int retries, Duration firstPause, Optional<Duration> totalTimeout) {
    this.retries = retries;
    this.firstPause = firstPause;
    this.totalTimeout = totalTimeout;
  }

  /**
   * What the attempt gives in the end; a server that wants a longer pause is not waited for.
   *
   * @param attempt is told when all attempts together have to be done
   */
  <T> T run(Function<Deadline, T> attempt) {
    Deadline deadline = new Deadline(totalTimeout);
    int failed = 0;
    while (true) {
      try {
        return attempt.apply(deadline);
      } catch (TransferException e) {
        Duration pause = e.retryAfter().orElse(backoff(failed));
        if (!e.mayPass() || failed >= retries || pause.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        if (deadline.comesBefore(pause)) {
          throw deadline.exceeded(e.uri(), e);
        }
        failed++;
        sleep(pause, e);
      }
    }
  }

  private Duration backoff(int failed) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failed, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static void sleep(Duration pause, TransferException failure) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(failure.uri(), e);
    }
  }
}
