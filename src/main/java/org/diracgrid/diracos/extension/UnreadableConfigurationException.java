package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** The configuration file is not there, or cannot be read. */
public final class UnreadableConfigurationException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  UnreadableConfigurationException(Path file, String reason, Throwable cause) {
    super("the configuration file %s cannot be read: %s".formatted(file, reason), cause);
  }
}
