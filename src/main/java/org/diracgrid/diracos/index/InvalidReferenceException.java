package org.diracgrid.diracos.index;

import java.net.URI;
import org.diracgrid.diracos.transfer.MaskedUri;

/** A URL that is to be a distribution, and cannot be one. */
public final class InvalidReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI uri;

  /** Says which URL and, as a sentence without full stop, why. */
  public InvalidReferenceException(URI uri, String reason) {
    super("%s is no distribution: %s.".formatted(MaskedUri.of(uri), reason));
    this.uri = MaskedUri.of(uri).uri();
  }

  /** The URL without credentials. */
  public URI uri() {
    return uri;
  }
}
