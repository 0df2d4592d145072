package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** The bytes of a requirements file are no text in its character encoding. */
public final class UndecodableRequirementsException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says which file and why. */
  UndecodableRequirementsException(Optional<Origin> includedAt, String source, String reason) {
    super(includedAt, "%s cannot be read as text: %s".formatted(source, reason), null);
  }
}
