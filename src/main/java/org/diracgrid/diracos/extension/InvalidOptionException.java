package org.diracgrid.diracos.extension;

import java.util.List;

/** An option has a value that it does not know. */
public final class InvalidOptionException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  InvalidOptionException(String option, String value, List<String> known) {
    super(
        "'%s' is no value of %s, which knows %s".formatted(value, option, String.join(", ", known)),
        null);
  }
}
