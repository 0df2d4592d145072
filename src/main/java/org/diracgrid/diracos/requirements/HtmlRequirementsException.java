package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** A web page came where a requirements file was asked for. */
public final class HtmlRequirementsException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  /** Says from where, and on which line it was included, else where it begins. */
  HtmlRequirementsException(Origin includedAt, String source) {
    super(
        Optional.of(includedAt),
        "%s is a web page (HTML), not a requirements file".formatted(source),
        null);
  }
}
