package org.diracgrid.diracos.wheel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Inflates a deflate stream without zlib header, as zip members are, and frees its inflater. */
final class RawInflaterStream extends InflaterInputStream {
  private static final int BUFFER = 8192;

  private boolean padded;

  RawInflaterStream(InputStream in) {
    super(in, new Inflater(true), BUFFER);
  }

  /** {@link Inflater#Inflater(boolean)} asks for one byte more than the stream has. */
  @Override
  protected void fill() throws IOException {
    len = in.read(buf, 0, buf.length);
    if (len < 0 && !padded) {
      padded = true;
      buf[0] = 0;
      len = 1;
    } else if (len < 0) {
      throw new EOFException("the compressed bytes end too early");
    }
    inf.setInput(buf, 0, len);
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }
}
