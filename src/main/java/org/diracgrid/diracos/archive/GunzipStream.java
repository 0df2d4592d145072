package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Decompresses the gzip members of a file one after another, checks each trailer, and accounts for
 * every byte; {@code GZIPInputStream} does not tell where the deflate stream lies.
 */
final class GunzipStream extends InputStream {
  private final Path archive;
  private final ScannedFile file;
  private final BitReader in;
  private final DeflateDecoder decoder;
  private final DeflateListener listener;
  private int members;
  private long deflateOffset;
  private long deflateSize;
  private long tarSize;
  private long tarCrc;
  private String unspliceable;
  private boolean finished;

  private GunzipStream(
      Path archive, ScannedFile file, BlockVisitor visitor, DeflateListener listener) {
    this.archive = archive;
    this.file = file;
    this.listener = listener;
    this.in = new BitReader(file, 0);
    this.decoder = new DeflateDecoder(in, visitor);
  }

  /**
   * Reads the first member's header.
   *
   * @param archive what to call the file
   * @param bytes of it, which stay open
   * @param visitor hears of each member's blocks
   * @param listener hears of the bytes behind the first member's header
   * @param progress hears how many compressed bytes were read since it last did
   */
  static GunzipStream open(
      Path archive,
      InputStream bytes,
      BlockVisitor visitor,
      DeflateListener listener,
      LongConsumer progress)
      throws IOException {
    GunzipStream stream =
        new GunzipStream(archive, new ScannedFile(bytes, progress), visitor, listener);
    stream.begin();
    return stream;
  }

  private void begin() throws IOException {
    if (required("before its gzip header") != GzipHeader.MAGIC_1
        || required("in its gzip header") != GzipHeader.MAGIC_2) {
      throw new NotGzipException(archive);
    }
    beginMember();
  }

  private void beginMember() throws IOException {
    GzipHeader.skip(archive, () -> required("in its gzip header"));
    members++;
    if (members == 1) {
      deflateOffset = in.bitOffset() / Byte.SIZE;
      in.tellBuffered(listener);
      file.tell(listener);
    }
    decoder.begin();
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
    return advance() ? decoder.window().read(target, offset, length) : -1;
  }

  @Override
  public long skip(long number) throws IOException {
    return number > 0 && advance() ? decoder.window().skip(number) : 0;
  }

  /** Sees to it that there is something to read; false at the end of the file. */
  private boolean advance() throws IOException {
    while (decoder.window().unread() == 0 && !finished) {
      if (!inflate()) {
        endMember();
      }
    }
    return decoder.window().unread() > 0;
  }

  private boolean inflate() throws IOException {
    try {
      return decoder.advance();
    } catch (EOFException e) {
      throw new TruncatedArchiveException(archive, file.size(), "in its compressed data", e);
    } catch (DeflateFormatException e) {
      throw new DamagedArchiveException(
          archive, "its compressed data is wrong, as " + e.getMessage(), e);
    }
  }

  private void endMember() throws IOException {
    if (members == 1) {
      deflateSize = in.bitOffset() / Byte.SIZE - deflateOffset;
    }
    if (littleEndian() != decoder.crc()) {
      throw new DamagedArchiveException(
          archive, "its contents do not match the checksum at its end");
    }
    if (littleEndian() != (decoder.size() & 0xFFFFFFFFL)) {
      throw new DamagedArchiveException(archive, "its contents do not match the size at its end");
    }
    tarCrc = Crc32Combination.of(tarCrc, decoder.crc(), decoder.size());
    tarSize += decoder.size();
    beginNextMember();
  }

  /** As gzip does, takes what follows for a member if it begins like one, and ignores the rest. */
  private void beginNextMember() throws IOException {
    int first = in.takeByte();
    if (first < 0) {
      finished = true;
      return;
    }
    if (first == GzipHeader.MAGIC_1 && in.takeByte() == GzipHeader.MAGIC_2) {
      unspliceable = "it consists of several gzip members";
      beginMember();
      return;
    }
    unspliceable = "bytes follow the end of its gzip data";
    in.takeRest();
    finished = true;
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (long) required("in its gzip trailer") << shift;
    }
    return value;
  }

  private int required(String where) throws IOException {
    int value = in.takeByte();
    if (value < 0) {
      throw new TruncatedArchiveException(archive, file.size(), where);
    }
    return value;
  }

  /** How the file is laid out; known when all is read. */
  ArchiveLayout layout() {
    if (!finished) {
      throw new IllegalStateException("not read to the end");
    }
    return new ArchiveLayout(
        file.size(),
        deflateOffset,
        deflateSize,
        tarSize,
        tarCrc,
        file.crc(),
        Optional.ofNullable(unspliceable));
  }
}
