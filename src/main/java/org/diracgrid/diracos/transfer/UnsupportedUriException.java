package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A URL of a scheme or form that cannot be fetched. */
public final class UnsupportedUriException extends TransferException {
  private static final long serialVersionUID = 1L;

  UnsupportedUriException(URI uri, String reason) {
    super(uri, "%s cannot be fetched: %s.".formatted(MaskedUri.of(uri), reason), null);
  }
}
