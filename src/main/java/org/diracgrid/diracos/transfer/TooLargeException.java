package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A document is larger than anything of its kind may be. */
public final class TooLargeException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  TooLargeException(URI uri, long limit) {
    super(uri, "%s is larger than %d bytes.".formatted(MaskedUri.of(uri), limit), null);
    this.limit = limit;
  }

  /** The most that is accepted, in bytes. */
  public long limit() {
    return limit;
  }
}
