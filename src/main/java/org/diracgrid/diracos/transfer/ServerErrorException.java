package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A server cannot answer now: HTTP 408, 425, 429 or 5xx, after all retries. */
public final class ServerErrorException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final Duration retryAfter;

  ServerErrorException(URI uri, int status, Optional<Duration> retryAfter) {
    super(
        uri,
        "The server answers HTTP %d for %s%s."
            .formatted(status, MaskedUri.of(uri), wish(status, retryAfter)),
        null);
    this.status = status;
    this.retryAfter = retryAfter.orElse(null);
  }

  private static String wish(int status, Optional<Duration> retryAfter) {
    String reason = status == 429 ? ", as it is asked too often" : "";
    String pause =
        retryAfter
            .filter(it -> !it.isZero())
            .map(it -> "it wants to be left alone for %d seconds".formatted(it.toSeconds()))
            .orElse("");
    return pause.isEmpty() ? reason : reason + "; " + pause;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  @Override
  boolean mayPass() {
    // 501 and 505 say that the server will never do it.
    return status != 501 && status != 505;
  }

  @Override
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
