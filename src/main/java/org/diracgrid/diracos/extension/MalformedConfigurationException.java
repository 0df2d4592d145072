package org.diracgrid.diracos.extension;

/** The configuration file is no JSON object of the right shape. */
public final class MalformedConfigurationException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the place and, as the end of a sentence, what is wrong there.
   *
   * @param place file, line and column, e.g. {@code LHCb.json:3:14}
   */
  MalformedConfigurationException(String place, String reason, Throwable cause) {
    super("%s: %s".formatted(place, reason), cause);
  }
}
