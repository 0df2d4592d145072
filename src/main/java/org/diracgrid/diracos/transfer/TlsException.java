package org.diracgrid.diracos.transfer;

import java.net.URI;

/** No trusted connection to a server: its certificate or its TLS is not accepted. */
public final class TlsException extends TransferException {
  private static final long serialVersionUID = 1L;

  TlsException(URI uri, String reason, Throwable cause) {
    super(uri, "No trusted connection for %s: %s.".formatted(MaskedUri.of(uri), reason), cause);
  }
}
