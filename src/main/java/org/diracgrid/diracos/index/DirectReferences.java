package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Transfer;

/** Distributions at a URL of their own rather than on an index. */
public final class DirectReferences {
  /** Fetches through this transfer. */
  public DirectReferences(Transfer transfer) {}

  /**
   * The wheel or sdist at a URL; a {@code #sha256=…} fragment becomes its hash.
   *
   * @param expected the project the requirement names, if it does; another one is an error
   */
  public DistributionFile at(URI uri, Optional<ProjectName> expected) {
    throw new UnsupportedOperationException();
  }
}
