package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A server answers with an HTTP status that makes no sense for a download. */
public final class UnexpectedStatusException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final int status;

  UnexpectedStatusException(URI uri, int status) {
    super(
        uri,
        "The server answers %s with HTTP %d, which is no download."
            .formatted(MaskedUri.of(uri), status),
        null);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
