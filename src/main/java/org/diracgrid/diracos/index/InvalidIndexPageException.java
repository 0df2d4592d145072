package org.diracgrid.diracos.index;

import java.net.URI;
import org.diracgrid.diracos.transfer.MaskedUri;

/** A server answered with what is no page of the simple repository API. */
public final class InvalidIndexPageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI page;

  InvalidIndexPageException(URI page, String reason) {
    super("%s is no page of a package index: %s.".formatted(MaskedUri.of(page), reason));
    this.page = MaskedUri.of(page).uri();
  }

  /** Its URL without credentials. */
  public URI page() {
    return page;
  }
}
