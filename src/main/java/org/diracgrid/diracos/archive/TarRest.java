package org.diracgrid.diracos.archive;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** What stands in a tar behind the first zero block, where readers end. */
final class TarRest extends OutputStream {
  private static final byte[] ZEROS = new byte[1 << 12];

  private long size;
  private boolean zero = true;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    for (int done = 0; done < length && zero; done += ZEROS.length) {
      int count = Math.min(ZEROS.length, length - done);
      zero = Arrays.equals(source, offset + done, offset + done + count, ZEROS, 0, count);
    }
    size += length;
  }

  /** How many bytes. */
  long size() {
    return size;
  }

  /** Whether all of them are zeros, as tar writes them. */
  boolean zero() {
    return zero;
  }
}
