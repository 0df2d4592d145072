package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A server's certificate that is not for now, or not for this host, whoever signed it. */
public final class InvalidCertificateException extends TransferException {
  private static final long serialVersionUID = 1L;

  InvalidCertificateException(URI uri, String reason, Throwable cause) {
    super(uri, "No trusted connection for %s: %s.".formatted(MaskedUri.of(uri), reason), cause);
  }
}
