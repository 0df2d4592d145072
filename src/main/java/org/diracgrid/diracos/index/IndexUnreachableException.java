package org.diracgrid.diracos.index;

import org.diracgrid.diracos.transfer.TransferException;

/** An index or find-links place cannot answer; the cause says why. */
public final class IndexUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String index;

  IndexUnreachableException(String index, TransferException cause) {
    super("The index %s cannot be asked. %s".formatted(index, cause.getMessage()), cause);
    this.index = index;
  }

  /** Its URL without credentials. */
  public String index() {
    return index;
  }
}
