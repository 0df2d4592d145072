package org.diracgrid.diracos.requirements;

/** A pip configuration file exists but cannot be read. */
public final class UnreadablePipConfigurationException extends PipConfigurationException {
  private static final long serialVersionUID = 1L;

  /** Says which file cannot be read, and why. */
  UnreadablePipConfigurationException(String source, Throwable cause) {
    super(source, "pip's configuration cannot be read: " + cause.getMessage(), cause);
  }
}
