package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.time.Duration;

/** A server stayed silent too long, after all retries. */
public final class TimedOutException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final Duration silence;

  TimedOutException(URI uri, String missing, Duration silence, Throwable cause) {
    super(
        uri,
        "%s gave %s for %s seconds."
            .formatted(MaskedUri.of(uri), missing, silence.toMillis() / 1000.0),
        cause);
    this.silence = silence;
  }

  /** How long nothing came. */
  public Duration silence() {
    return silence;
  }

  @Override
  boolean mayPass() {
    return true;
  }
}
