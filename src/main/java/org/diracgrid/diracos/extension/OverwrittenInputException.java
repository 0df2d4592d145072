package org.diracgrid.diracos.extension;

/** A file that is read would be overwritten by one made from it. */
public final class OverwrittenInputException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  OverwrittenInputException(String file) {
    super("pinnedRequirements would overwrite %s, which it is made from".formatted(file), null);
  }
}
