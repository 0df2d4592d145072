package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.List;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Transfer;

/** The simple indexes and find-links places of one build, asked as one; safe for many threads. */
public final class PackageIndexes {
  /** Asks these places, in this order. */
  public PackageIndexes(Transfer transfer, List<URI> indexUrls, List<URI> findLinks) {}

  /**
   * Everything on offer of one project; no files if no place knows it. Asked once per project, kept
   * for the life of this object.
   */
  public ProjectFiles files(ProjectName project) {
    throw new UnsupportedOperationException();
  }

  /** Begins to fetch in the background what {@link #files} will be asked for soon. */
  public void prefetch(ProjectName project) {}
}
