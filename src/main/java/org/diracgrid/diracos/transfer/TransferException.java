package org.diracgrid.diracos.transfer;

import java.net.URI;

/** Something could not be fetched; the subclass says why. */
public abstract class TransferException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI uri;

  /** The URI must be free of credentials already. */
  TransferException(URI uri, String message, Throwable cause) {
    super(message, cause);
    this.uri = uri;
  }

  /** What was asked for, without credentials. */
  public URI uri() {
    return uri;
  }
}
