package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a {@code .tar.gz} its entries lie, and at which places of its compressed bytes one can
 * cut, go on and begin to read: what leaving entries out takes. It is made in the same pass as the
 * {@link ArchiveLayout}, takes a few megabytes whatever the size of the archive, and can be kept.
 */
public final class ArchiveIndex {
  private final EntrySpans entries;
  private final BlockTable blocks;
  private final List<Checkpoint> checkpoints;

  ArchiveIndex(EntrySpans entries, BlockTable blocks, List<Checkpoint> checkpoints) {
    this.entries = entries;
    this.blocks = blocks;
    this.checkpoints = List.copyOf(checkpoints);
  }

  /** How many entries the archive has. */
  public int entryCount() {
    return entries.size();
  }

  /** Where the entries lie, in the archive's order. */
  EntrySpans entries() {
    return entries;
  }

  /** Where the compressed bytes can be cut and gone on with. */
  BlockTable blocks() {
    return blocks;
  }

  /** The last place up to an offset of the tar from which one can read. */
  Checkpoint checkpoint(long offset) {
    Checkpoint last = checkpoints.get(0);
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.offset() <= offset) {
        last = checkpoint;
      }
    }
    return last;
  }

  /** Writes it so that it can be read again; it deflates to a third. */
  public void writeTo(DataOutput out) throws IOException {
    entries.writeTo(out);
    blocks.writeTo(out);
    out.writeInt(checkpoints.size());
    for (Checkpoint checkpoint : checkpoints) {
      checkpoint.writeTo(out);
    }
  }

  /**
   * Reads what was written.
   *
   * @throws IOException if it is anything else
   */
  public static ArchiveIndex readFrom(DataInput in) throws IOException {
    EntrySpans entries = EntrySpans.readFrom(in);
    BlockTable blocks = BlockTable.readFrom(in);
    int size = in.readInt();
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      checkpoints.add(Checkpoint.readFrom(in));
    }
    if (blocks.size() == 0
        || blocks.get(0).offset() != 0
        || checkpoints.isEmpty()
        || checkpoints.get(0).offset() != 0) {
      throw new IOException("an index without the beginning");
    }
    return new ArchiveIndex(entries, blocks, checkpoints);
  }
}
