package org.diracgrid.diracos.index;

import java.net.URI;
import org.diracgrid.diracos.transfer.MaskedUri;

/** An index speaks a major version of the simple repository API that is not known. */
public final class UnsupportedIndexVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI page;
  private final String version;

  UnsupportedIndexVersionException(URI page, String version) {
    super(
        "%s speaks version %s of the simple repository API; only version 1 is understood."
            .formatted(MaskedUri.of(page), version));
    this.page = MaskedUri.of(page).uri();
    this.version = version;
  }

  /** Its URL without credentials. */
  public URI page() {
    return page;
  }

  /** The version as the page writes it. */
  public String version() {
    return version;
  }
}
