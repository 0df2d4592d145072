package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The tar in a base from some place on, read without what comes before. */
final class TarRegion extends InputStream {
  private final Path base;
  private final FileChannel file;
  private final DeflateDecoder decoder;
  private long position;

  private TarRegion(Path base, FileChannel file, DeflateDecoder decoder, long position) {
    this.base = base;
    this.file = file;
    this.decoder = decoder;
    this.position = position;
  }

  /**
   * Begins to read a base that has been read before.
   *
   * @param checkpoint to begin at
   * @param offset of the first byte to give, at or behind it
   */
  static TarRegion open(Path base, Checkpoint checkpoint, long offset) throws IOException {
    FileChannel file = FileChannel.open(base, StandardOpenOption.READ);
    try {
      long begin = checkpoint.bitOffset() / Byte.SIZE;
      BitReader in = new BitReader(Channels.newInputStream(file.position(begin)), begin);
      in.take((int) (checkpoint.bitOffset() % Byte.SIZE));
      DeflateDecoder decoder = new DeflateDecoder(in, BlockVisitor.NONE);
      decoder.begin(checkpoint.window());
      TarRegion tar = new TarRegion(base, file, decoder, checkpoint.offset());
      tar.skipTo(offset);
      return tar;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Where in the tar the next byte lies. */
  long position() {
    return position;
  }

  /** Passes over the bytes before an offset. */
  void skipTo(long offset) throws IOException {
    skipNBytes(offset - position);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int number = decoder.window().read(target, offset, length);
    position += number;
    return number;
  }

  @Override
  public long skip(long number) throws IOException {
    if (number <= 0 || !advance()) {
      return 0;
    }
    int skipped = decoder.window().skip(number);
    position += skipped;
    return skipped;
  }

  private boolean advance() throws IOException {
    try {
      return decoder.window().unread() > 0 || decoder.advance();
    } catch (EOFException | DeflateFormatException e) {
      // It was sound when it was read.
      throw new BaseChangedException(base, e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
