package org.diracgrid.diracos.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/** A file that is read once, from front to end, and what its bytes add up to. */
final class ScannedFile extends FilterInputStream {
  private final LongConsumer progress;
  private final CRC32C crc = new CRC32C();
  private DeflateListener listener = DeflateListener.NONE;
  private long size;

  /**
   * Reads the file's bytes.
   *
   * @param progress hears how many bytes were read since it last did
   */
  ScannedFile(InputStream bytes, LongConsumer progress) {
    super(bytes);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int number = super.read(target, offset, length);
    if (number > 0) {
      crc.update(target, offset, number);
      listener.passed(target, offset, number);
      size += number;
      progress.accept(number);
    }
    return number;
  }

  @Override
  public long skip(long number) {
    throw new UnsupportedOperationException("every byte counts");
  }

  /** Has somebody hear of the bytes that are read from now on. */
  void tell(DeflateListener other) {
    listener = other;
  }

  /** How many bytes were read. */
  long size() {
    return size;
  }

  /** CRC-32C of what was read. */
  long crc() {
    return crc.getValue();
  }
}
