package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** The server has no requirements file at a URL. */
public final class RequirementsNotFoundException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says which URL, without credentials, and on which line it was included. */
  RequirementsNotFoundException(Optional<Origin> includedAt, String url, Throwable cause) {
    super(includedAt, "there is no requirements file at %s".formatted(url), cause);
  }
}
