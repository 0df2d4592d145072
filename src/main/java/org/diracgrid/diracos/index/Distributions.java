package org.diracgrid.diracos.index;

import java.util.List;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.Transfer;

/** Metadata and bytes of distributions; safe for many threads. */
public final class Distributions {
  /** Fetches through this transfer. */
  public Distributions(Transfer transfer) {}

  /**
   * The core metadata of a wheel (from PEP 658's file, else from the wheel), or of an sdist whose
   * PKG-INFO can be relied on.
   *
   * @throws org.diracgrid.diracos.python.InvalidMetadataException if it is no metadata, or is of
   *     another project or version than the file's name
   */
  public CoreMetadata metadata(DistributionFile file) {
    throw new UnsupportedOperationException();
  }

  /**
   * The file itself, checked against the index's hashes and, if any are given, the user's.
   *
   * @param allowed what {@code --hash} or a lock allows; empty for anything
   */
  public FetchedFile fetch(DistributionFile file, List<Checksum> allowed) {
    throw new UnsupportedOperationException();
  }
}
