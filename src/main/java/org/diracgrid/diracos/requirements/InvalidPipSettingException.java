package org.diracgrid.diracos.requirements;

/** A setting of pip has a value that pip would not accept. */
public final class InvalidPipSettingException extends PipConfigurationException {
  private static final long serialVersionUID = 1L;

  /** Says where which setting stands, and why its value is wrong. */
  InvalidPipSettingException(String source, String key, String reason) {
    super(source, "pip's setting %s is wrong: %s".formatted(key, reason), null);
  }
}
