package org.diracgrid.diracos.transfer;

import java.net.URI;

/** Something is not in the cache and may not be fetched, as the build is offline. */
public final class OfflineException extends TransferException {
  private static final long serialVersionUID = 1L;

  OfflineException(URI uri) {
    super(
        uri,
        "%s is not in the cache, and the build is offline.".formatted(MaskedUri.of(uri)),
        null);
  }
}
