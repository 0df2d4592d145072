package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A base's bytes from front to end, with a check that none of them changed since the base was read;
 * else only the user's extraction would notice.
 */
final class VerifiedBase implements AutoCloseable {
  private static final int BLOCK_SIZE = 1 << 16;

  private final Path base;
  private final ArchiveLayout layout;
  private final InputStream in;
  private final CRC32C crc = new CRC32C();
  private long position;

  private VerifiedBase(Path base, ArchiveLayout layout, InputStream in) {
    this.base = base;
    this.layout = layout;
    this.in = in;
  }

  /** Opens a base whose layout was found before. */
  static VerifiedBase open(Path base, ArchiveLayout layout) {
    try {
      return new VerifiedBase(base, layout, Files.newInputStream(base));
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
  }

  /** Copies the bytes from here up to an offset. */
  void copy(long end, ArchiveOutput out) {
    while (position < end) {
      SharedBlock block = out.take();
      out.write(block, read(block.bytes(), end));
    }
  }

  /** Passes over the bytes from here up to an offset. */
  void skip(long end) {
    byte[] block = new byte[(int) Math.min(BLOCK_SIZE, Math.max(0, end - position))];
    while (position < end) {
      read(block, end);
    }
  }

  /** The byte here. */
  int next() {
    byte[] one = new byte[1];
    read(one, position + 1);
    return one[0] & 0xff;
  }

  private int read(byte[] block, long end) {
    int length = (int) Math.min(block.length, end - position);
    try {
      if (in.readNBytes(block, 0, length) < length) {
        throw new BaseChangedException(base);
      }
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
    crc.update(block, 0, length);
    position += length;
    return length;
  }

  /** Reads what is left, and proves that all was as before. */
  void finish() {
    skip(layout.compressedSize());
    try {
      if (in.read() >= 0 || crc.getValue() != layout.compressedCrc32c()) {
        throw new BaseChangedException(base);
      }
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
  }
}
