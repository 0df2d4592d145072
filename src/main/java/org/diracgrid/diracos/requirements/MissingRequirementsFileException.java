package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** A requirements file does not exist on this machine. */
public final class MissingRequirementsFileException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says which file, and on which line it was included. */
  MissingRequirementsFileException(Optional<Origin> includedAt, String file, Throwable cause) {
    super(includedAt, "the requirements file %s does not exist".formatted(file), cause);
  }
}
