package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Blocks of a deflate stream in its order: some of them, the first among them. */
final class BlockTable {
  private final LongColumn bitOffsets = new LongColumn();
  private final LongColumn offsets = new LongColumn();
  private final LongColumn crcs = new LongColumn();

  /** Adds a block behind those there are. */
  void add(Block block) {
    bitOffsets.add(block.bitOffset());
    offsets.add(block.offset());
    crcs.add(block.crc());
  }

  /** How many blocks there are. */
  int size() {
    return offsets.size();
  }

  /** One of the blocks. */
  Block get(int index) {
    return new Block(bitOffsets.get(index), offsets.get(index), crcs.get(index));
  }

  /** The index of the last block that begins at or before an offset. */
  int lastUpTo(long offset) {
    return offsets.firstFrom(offset + 1) - 1;
  }

  /** The index of the first block that begins at or behind an offset; the size if none does. */
  int firstFrom(long offset) {
    return offsets.firstFrom(offset);
  }

  /** Half of the blocks. */
  BlockTable everySecond() {
    BlockTable half = new BlockTable();
    for (int i = 0; i < size(); i += 2) {
      half.add(get(i));
    }
    return half;
  }

  /** Writes the table as differences, which deflate well. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size());
    Block before = new Block(0, 0, 0);
    for (int i = 0; i < size(); i++) {
      Block block = get(i);
      out.writeLong(block.bitOffset() - before.bitOffset());
      out.writeLong(block.offset() - before.offset());
      out.writeInt((int) block.crc());
      before = block;
    }
  }

  /** Reads what was written; throws IOException for anything else. */
  static BlockTable readFrom(DataInput in) throws IOException {
    BlockTable table = new BlockTable();
    int size = in.readInt();
    long bitOffset = 0;
    long offset = 0;
    for (int i = 0; i < size; i++) {
      bitOffset = Rising.next(bitOffset, in.readLong());
      offset = Rising.next(offset, in.readLong());
      table.add(new Block(bitOffset, offset, in.readInt() & 0xFFFFFFFFL));
    }
    return table;
  }
}
