package org.diracgrid.diracos.transfer;

import java.net.URI;

/**
 * A proxy wants other credentials: HTTP 407. The JDK itself does not send Basic credentials to a
 * proxy that tunnels https.
 */
public final class ProxyRefusedException extends TransferException {
  private static final long serialVersionUID = 1L;

  ProxyRefusedException(URI uri) {
    super(
        uri,
        "The proxy on the way to %s wants authentication (HTTP 407).".formatted(MaskedUri.of(uri)),
        null);
  }
}
