package org.diracgrid.diracos.extension;

/** The value of a key cannot be what the key means. */
public final class InvalidSettingException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  private final ExtensionKey key;

  /** Names key, value and origin and, as the end of a sentence, what is wrong. */
  InvalidSettingException(ExtensionKey key, String value, String origin, String reason) {
    super("%s: '%s' cannot be the %s: %s".formatted(origin, value, key.key(), reason), null);
    this.key = key;
  }

  /** The key with the wrong value. */
  public ExtensionKey key() {
    return key;
  }
}
