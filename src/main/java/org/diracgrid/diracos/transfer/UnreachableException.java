package org.diracgrid.diracos.transfer;

import java.net.URI;

/** No connection to a server: its host is unknown, refuses connections or has no route. */
public final class UnreachableException extends TransferException {
  private static final long serialVersionUID = 1L;

  UnreachableException(URI uri, String reason, Throwable cause) {
    super(uri, "%s cannot be reached: %s.".formatted(MaskedUri.of(uri), reason), cause);
  }
}
