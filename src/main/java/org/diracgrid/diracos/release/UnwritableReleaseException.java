package org.diracgrid.diracos.release;

import java.net.URI;
import org.diracgrid.diracos.transfer.MaskedUri;

/** A place of releases cannot be written to or read. */
public final class UnwritableReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why of a place on a server, without secrets. */
  public static UnwritableReleaseException at(URI url, String reason, Throwable cause) {
    return new UnwritableReleaseException(
        MaskedUri.of(url), MaskedUri.maskParameters(reason), cause);
  }

  UnwritableReleaseException(Object place, String reason, Throwable cause) {
    super("%s cannot be written: %s".formatted(place, reason), cause);
  }
}
