package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;

/** A file of this machine that a {@code file:} URL names cannot be read. */
public final class UnreadableFileException extends TransferException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(URI uri, IOException cause) {
    super(
        uri,
        "%s cannot be read: %s.".formatted(MaskedUri.of(uri), FileFailure.reason(cause)),
        cause);
  }
}
