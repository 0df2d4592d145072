package org.diracgrid.diracos.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes pass. */
final class HeardStream extends FilterInputStream {
  private final LongConsumer heard;
  private long count;

  HeardStream(InputStream in, LongConsumer heard) {
    super(in);
    this.heard = heard;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    tell(one < 0 ? -1 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    tell(read);
    return read;
  }

  private void tell(int read) {
    if (read > 0) {
      count += read;
      heard.accept(read);
    }
  }
}
