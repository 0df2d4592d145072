package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** A requirement names a local file or folder that cannot be installed. */
public final class MissingLocalProjectException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says where which text stands and what is wrong with the path. */
  MissingLocalProjectException(Origin origin, String text, String reason) {
    super(Optional.of(origin), "'%s' names a path, but %s".formatted(text, reason), null);
  }
}
