package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A transfer was given up because its thread was interrupted. */
public final class TransferInterruptedException extends TransferException {
  private static final long serialVersionUID = 1L;

  /** Says what was given up. */
  public TransferInterruptedException(URI uri, Throwable cause) {
    super(uri, "The transfer of %s was interrupted.".formatted(MaskedUri.of(uri)), cause);
  }
}
