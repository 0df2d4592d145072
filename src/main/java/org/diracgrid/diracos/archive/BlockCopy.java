package org.diracgrid.diracos.archive;

import java.io.IOException;

/**
 * Takes deflate blocks of a base over as they are, bit for bit, from its front to its end. Each
 * stretch of them is made to begin and end with a byte, by empty blocks before and behind it.
 */
final class BlockCopy implements AutoCloseable {
  private final VerifiedBase bytes;
  private final Block end;

  /** Opens a base. */
  BlockCopy(BaseArchive base) {
    this.bytes = VerifiedBase.open(base.file(), base.layout());
    this.end = Block.end(base.layout());
  }

  /** Takes blocks over, from one up to another; none if they are the same. */
  void takeOver(Block from, Block to, GzipOutput out) throws IOException {
    if (from.offset() < to.offset()) {
      out.takeOver(
          file -> {
            copyBegin(from.bitOffset(), file);
            copyEnd(to.bitOffset(), file);
          },
          from.crcUpTo(to),
          to.offset() - from.offset());
    }
  }

  /** Takes all blocks over from one on, and ends the archive with them. */
  void finish(Block from, GzipOutput out) throws IOException {
    out.finishWith(
        file -> {
          copyBegin(from.bitOffset(), file);
          bytes.copy(end.bitOffset() / Byte.SIZE, file);
        },
        from.crcUpTo(end),
        end.offset() - from.offset());
  }

  /** Copies what of the first byte belongs to the blocks, behind empty ones that fill the rest. */
  private void copyBegin(long bitOffset, ArchiveOutput out) {
    int phase = (int) (bitOffset % Byte.SIZE);
    bytes.skip(bitOffset / Byte.SIZE);
    if (phase > 0) {
      byte[] before = EmptyBlocks.upTo(phase);
      before[before.length - 1] |= (byte) (bytes.next() & 0xff << phase);
      out.write(before);
    }
  }

  /** Copies up to what of the last byte belongs to the blocks, and an empty one behind it. */
  private void copyEnd(long bitOffset, ArchiveOutput out) {
    int phase = (int) (bitOffset % Byte.SIZE);
    bytes.copy(bitOffset / Byte.SIZE, out);
    if (phase > 0) {
      out.write(EmptyBlocks.toByteEnd(bytes.next(), phase));
    }
  }

  /** Proves that no byte of the base changed since it was read. */
  void verify() {
    bytes.finish();
  }

  @Override
  public void close() {
    bytes.close();
  }
}
