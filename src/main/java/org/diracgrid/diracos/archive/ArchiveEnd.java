package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where the entries of a base end, before the mark of the archive's end.
 *
 * @param offset in the tar, behind the last entry
 * @param first block up to which the compressed bytes can be taken over; it begins before the end
 * @param checkpoint at or before that block, from which the tar can be read
 */
record ArchiveEnd(long offset, Block first, Checkpoint checkpoint) {
  /** The seam that leaves out nothing but the mark of the end, behind which nothing is read. */
  Seam seam(long tarSize) {
    return new Seam(first, Optional.empty(), List.of(new Span(offset, tarSize)), checkpoint);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(offset);
    out.writeLong(first.bitOffset());
    out.writeLong(first.offset());
    out.writeInt((int) first.crc());
    checkpoint.writeTo(out);
  }

  /** Reads what was written; throws IOException for anything else. */
  static ArchiveEnd readFrom(DataInput in) throws IOException {
    long offset = in.readLong();
    Block first = new Block(in.readLong(), in.readLong(), in.readInt() & 0xffffffffL);
    Checkpoint checkpoint = Checkpoint.readFrom(in);
    if (checkpoint.offset() > first.offset() || first.offset() > offset) {
      throw new IOException("an end of entries before its beginning");
    }
    return new ArchiveEnd(offset, first, checkpoint);
  }
}
