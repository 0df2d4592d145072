package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A server does not let us have something: HTTP 401 or 403. */
public final class RefusedException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean credentialsSent;

  RefusedException(URI uri, int status, boolean credentialsSent) {
    super(
        uri,
        "The server refuses %s with HTTP %d; %s."
            .formatted(
                MaskedUri.of(uri),
                status,
                credentialsSent ? "credentials were sent" : "no credentials were sent"),
        null);
    this.status = status;
    this.credentialsSent = credentialsSent;
  }

  /** 401 or 403. */
  public int status() {
    return status;
  }

  /** Whether the request carried credentials. */
  public boolean credentialsSent() {
    return credentialsSent;
  }
}
