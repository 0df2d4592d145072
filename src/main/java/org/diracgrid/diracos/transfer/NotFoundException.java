package org.diracgrid.diracos.transfer;

import java.net.URI;

/** There is nothing at a URL: HTTP 404 or 410, or no such file. */
public final class NotFoundException extends TransferException {
  private static final long serialVersionUID = 1L;

  /** Says what is not there. */
  public NotFoundException(URI uri) {
    super(uri, "There is nothing at %s.".formatted(MaskedUri.of(uri)), null);
  }
}
