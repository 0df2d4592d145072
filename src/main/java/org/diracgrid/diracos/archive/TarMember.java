package org.diracgrid.diracos.archive;

import java.util.List;

/** An entry of a tar stream together with the blocks that describe it. */
final class TarMember {
  private final ArchiveEntry entry;
  private final byte[] globals;
  private final byte[] header;
  private final long storedSize;
  private final boolean sparse;
  private final List<Span> globalSpans;

  /**
   * An entry.
   *
   * @param globalSpans where the global headers lie in the tar
   */
  TarMember(
      ArchiveEntry entry,
      byte[] globals,
      List<Span> globalSpans,
      byte[] header,
      long storedSize,
      boolean sparse) {
    this.entry = entry;
    this.globals = globals;
    this.globalSpans = List.copyOf(globalSpans);
    this.header = header;
    this.storedSize = storedSize;
    this.sparse = sparse;
  }

  /** What it is. */
  ArchiveEntry entry() {
    return entry;
  }

  /** The blocks of global PAX headers before it, which hold for all that follows. */
  byte[] globals() {
    return globals;
  }

  /** Where these blocks lie in the tar. */
  List<Span> globalSpans() {
    return globalSpans;
  }

  /** Its own blocks, records with long names included, as they stand in the archive. */
  byte[] header() {
    return header;
  }

  /** How many bytes of content follow in the archive, without padding. */
  long storedSize() {
    return storedSize;
  }

  /** Whether holes are left out of the content. */
  boolean sparse() {
    return sparse;
  }
}
