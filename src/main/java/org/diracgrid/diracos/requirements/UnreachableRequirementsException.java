package org.diracgrid.diracos.requirements;

import java.util.Optional;
import org.diracgrid.diracos.transfer.TransferException;

/** A requirements file that another one includes cannot be fetched. */
public final class UnreachableRequirementsException extends RequirementsException {
  private static final long serialVersionUID = 1L;

  private final TransferException failure;

  /**
   * Says on which line it was included, and what its server, named by its URL, has to do with it.
   */
  UnreachableRequirementsException(Origin includedAt, TransferException failure) {
    super(Optional.of(includedAt), failure.getMessage(), failure);
    this.failure = failure;
  }

  /** Why it cannot be fetched. */
  public TransferException failure() {
    return failure;
  }
}
