package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Takes a base's deflate stream over as it is, checking that no byte of the base changed since it
 * was read; else only the user's extraction would notice.
 */
final class UnchangedCopy {
  private static final int BLOCK_SIZE = 1 << 18;

  private final Path base;
  private final ArchiveLayout layout;
  private final CRC32C crc = new CRC32C();

  UnchangedCopy(Path base, ArchiveLayout layout) {
    this.base = base;
    this.layout = layout;
  }

  /** Copies the deflate stream. */
  void writeTo(ArchiveOutput out) {
    try (InputStream in = Files.newInputStream(base)) {
      skip(in, layout.deflateOffset());
      for (long left = layout.deflateSize(); left > 0; left -= BLOCK_SIZE) {
        int count = (int) Math.min(BLOCK_SIZE, left);
        out.write(read(in, count), count);
      }
      skip(in, layout.compressedSize() - layout.deflateOffset() - layout.deflateSize());
      if (in.read() >= 0 || crc.getValue() != layout.compressedCrc32c()) {
        throw new BaseChangedException(base);
      }
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
  }

  private void skip(InputStream in, long count) throws IOException {
    for (long left = count; left > 0; left -= BLOCK_SIZE) {
      read(in, (int) Math.min(BLOCK_SIZE, left));
    }
  }

  /** A fresh block, as those written before may still wait for their digests. */
  private byte[] read(InputStream in, int count) throws IOException {
    byte[] block = new byte[count];
    if (in.readNBytes(block, 0, count) < count) {
      throw new BaseChangedException(base);
    }
    crc.update(block, 0, count);
    return block;
  }
}
