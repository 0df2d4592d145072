package org.diracgrid.diracos.requirements;

/** A line of a pip configuration file is neither a section, nor a setting, nor a comment. */
public final class MalformedPipConfigurationException extends PipConfigurationException {
  private static final long serialVersionUID = 1L;

  /** Says which line of which file is wrong, and why. */
  MalformedPipConfigurationException(String source, String reason) {
    super(source, "pip's configuration is malformed: " + reason, null);
  }
}
