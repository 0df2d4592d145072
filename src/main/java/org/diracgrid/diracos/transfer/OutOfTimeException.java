package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.time.Duration;

/** A transfer took longer than one may take in all, its retries included. */
public final class OutOfTimeException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final Duration limit;

  OutOfTimeException(URI uri, Duration limit, Throwable cause) {
    super(
        uri,
        "%s was not here after %s seconds, which is all that it may take."
            .formatted(MaskedUri.of(uri), limit.toMillis() / 1000.0),
        cause);
    this.limit = limit;
  }

  /** How long it may take. */
  public Duration limit() {
    return limit;
  }
}
