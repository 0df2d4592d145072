package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Something could not be fetched; the subclass says why. */
public abstract class TransferException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI uri;

  /** Credentials are taken out of the URI; the message must be free of them already. */
  TransferException(URI uri, String message, Throwable cause) {
    super(message, cause);
    this.uri = MaskedUri.of(uri).uri();
  }

  /** What was asked for, without credentials. */
  public URI uri() {
    return uri;
  }

  /** Whether the same request may succeed when it is made again soon. */
  boolean mayPass() {
    return false;
  }

  /** How long the server wants to be left alone. */
  Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
