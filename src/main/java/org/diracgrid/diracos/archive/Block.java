package org.diracgrid.diracos.archive;

/**
 * Where a block of a deflate stream begins.
 *
 * @param bitOffset in the file
 * @param offset in what the stream inflates to, in bytes
 * @param crc CRC-32 of what the stream inflates to, up to here
 */
record Block(long bitOffset, long offset, long crc) {}
