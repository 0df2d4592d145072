package org.diracgrid.diracos.transfer;

import java.net.URI;

/** An answer broke off or came damaged, after all retries. */
public final class BrokenTransferException extends TransferException {
  private static final long serialVersionUID = 1L;

  BrokenTransferException(URI uri, String reason, Throwable cause) {
    super(uri, "The answer for %s is broken: %s.".formatted(MaskedUri.of(uri), reason), cause);
  }

  @Override
  boolean mayPass() {
    return true;
  }
}
