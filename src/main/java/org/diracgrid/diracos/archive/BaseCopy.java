package org.diracgrid.diracos.archive;

import java.io.IOException;

/** A way to take a base's entries over into a new archive. */
interface BaseCopy {
  /** The way, in words for the build record. */
  String method();

  /** How many compressed bytes of the base the new archive will hold as they are. */
  long keptSize();

  /** Writes the entries behind what was written before, and ends the archive. */
  void writeTo(GzipOutput out) throws IOException;
}
