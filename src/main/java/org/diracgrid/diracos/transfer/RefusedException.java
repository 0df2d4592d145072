package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A server does not let us have something: HTTP 401 or 403. */
public final class RefusedException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean credentialsSent;

  /** Says whose credentials were sent, or under which names none were found. */
  RefusedException(URI uri, int status, Optional<Login> login, List<String> names) {
    super(
        uri,
        "The server refuses %s with HTTP %d; %s."
            .formatted(
                MaskedUri.of(uri),
                status,
                login
                    .map(it -> "the credentials of " + it.source() + " were sent")
                    .orElseGet(() -> "no credentials were sent" + missing(names))),
        null);
    this.status = status;
    this.credentialsSent = login.isPresent();
  }

  private static String missing(List<String> names) {
    return names.isEmpty()
        ? ""
        : ", as settings.xml has no server '%s'".formatted(String.join("' or '", names));
  }

  /** 401 or 403. */
  public int status() {
    return status;
  }

  /** Whether the request carried credentials. */
  public boolean credentialsSent() {
    return credentialsSent;
  }
}
