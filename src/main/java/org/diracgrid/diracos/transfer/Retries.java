package org.diracgrid.diracos.transfer;

import java.time.Duration;
import java.util.function.Supplier;

/** Tries again what may pass, with growing pauses or as long as the server asks. */
final class Retries {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final int retries;
  private final Duration firstPause;

  Retries(int retries, Duration firstPause) {
    this.retries = retries;
    this.firstPause = firstPause;
  }

  /** What the attempt gives in the end; a server that wants a longer pause is not waited for. */
  <T> T run(Supplier<T> attempt) {
    int failed = 0;
    while (true) {
      try {
        return attempt.get();
      } catch (TransferException e) {
        Duration pause = e.retryAfter().orElse(backoff(failed));
        if (!e.mayPass() || failed >= retries || pause.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
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
