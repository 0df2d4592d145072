package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The tar in a base from some place on, read without what comes before. */
final class TarRegion implements AutoCloseable {
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
      tar.skip(offset);
      return tar;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Reads some of the bytes before an offset; 0 if there are none. */
  int read(byte[] target, long offset) throws IOException {
    if (position == offset) {
      return 0;
    }
    advance();
    int count = decoder.window().read(target, 0, (int) Math.min(target.length, offset - position));
    position += count;
    return count;
  }

  private void skip(long offset) throws IOException {
    while (position < offset) {
      advance();
      position += decoder.window().skip(offset - position);
    }
  }

  private void advance() throws IOException {
    try {
      if (decoder.window().unread() == 0 && !decoder.advance()) {
        throw new BaseChangedException(base);
      }
    } catch (EOFException | DeflateFormatException e) {
      // It was sound and went further when it was read.
      throw new BaseChangedException(base, e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
