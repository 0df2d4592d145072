package org.diracgrid.diracos.extension;

/** A configuration file or value is wrong; the subclass says how. */
public abstract class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
