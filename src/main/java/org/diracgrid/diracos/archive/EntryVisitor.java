package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;

/** Is shown each entry of an archive, in order. */
@FunctionalInterface
public interface EntryVisitor {
  /** Sees one entry; the content ends with it and need not be read. */
  void visit(ArchiveEntry entry, InputStream content) throws IOException;
}
