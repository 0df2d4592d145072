package org.diracgrid.diracos.transfer;

import java.net.URI;

/** A server redirects to where we do not follow. */
public final class RedirectException extends TransferException {
  private static final long serialVersionUID = 1L;

  RedirectException(URI uri, String reason) {
    super(
        uri, "The redirect of %s is not followed: %s.".formatted(MaskedUri.of(uri), reason), null);
  }
}
