package org.diracgrid.diracos.archive;

/**
 * Where a block of a deflate stream begins.
 *
 * @param bitOffset in the file
 * @param offset in what the stream inflates to, in bytes
 * @param crc CRC-32 of what the stream inflates to, up to here
 */
record Block(long bitOffset, long offset, long crc) {
  /** The first one of an archive. */
  static Block first(ArchiveLayout layout) {
    return new Block(layout.deflateOffset() * Byte.SIZE, 0, 0);
  }

  /** Behind the last one of an archive. */
  static Block end(ArchiveLayout layout) {
    return new Block(
        (layout.deflateOffset() + layout.deflateSize()) * Byte.SIZE,
        layout.tarSize(),
        layout.tarCrc32());
  }

  /** CRC-32 of what the blocks from here up to a later one inflate to. */
  long crcUpTo(Block later) {
    return Crc32Combination.rest(later.crc, crc, later.offset - offset);
  }
}
