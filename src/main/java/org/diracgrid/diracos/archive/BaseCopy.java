package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A way to take a base's entries over into a new archive. */
interface BaseCopy {
  /** The way, in words for the build record. */
  String method();

  /** How many compressed bytes of the base the new archive will hold as they are. */
  long keptSize();

  /**
   * Up to which block the new archive will begin with those of the base, whatever is added; empty
   * if it begins with something else.
   */
  Optional<Block> commonBeginning();

  /**
   * Writes the base's entries and others, and ends the archive.
   *
   * @param archive that is being written
   */
  void writeTo(OpenArchive out, NewEntries additions, Path archive) throws IOException;
}
