package org.diracgrid.diracos.extension;

import java.util.Optional;

/** Nobody gave a key that has no default. */
public final class MissingKeyException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  private final ExtensionKey key;

  /**
   * Names the key and, if there is one, what was probably meant to be it.
   *
   * @param misspelt the misspelt key with its place
   */
  MissingKeyException(ExtensionKey key, Optional<String> misspelt) {
    super(
        "the key '%s' is given neither in the JSON file nor in the POM nor on the command line%s"
            .formatted(key.key(), misspelt.map(m -> "; did you mean it by " + m + "?").orElse("")),
        null);
    this.key = key;
  }

  /** The key that is missing. */
  public ExtensionKey key() {
    return key;
  }
}
