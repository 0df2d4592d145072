package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses the gzip members of a file one after another, checks each trailer, and accounts for
 * every byte; {@code GZIPInputStream} does not tell where the deflate stream lies.
 */
final class GunzipStream extends InputStream {
  private static final int BUFFER_SIZE = 1 << 16;

  private final Path archive;
  private final InputStream file;
  private final LongConsumer progress;
  private final Inflater inflater = new Inflater(true);
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int position;
  private int limit;
  private long consumed;
  private final CRC32C fileCrc = new CRC32C();
  private final CRC32 memberCrc = new CRC32();
  private int members;
  private long deflateOffset;
  private long deflateSize;
  private long tarSize;
  private long tarCrc;
  private String unspliceable;
  private boolean finished;

  private GunzipStream(Path archive, InputStream file, LongConsumer progress) {
    this.archive = archive;
    this.file = file;
    this.progress = progress;
  }

  /** Opens the file and reads the first member's header. */
  static GunzipStream open(Path archive, LongConsumer progress) throws IOException {
    GunzipStream stream = new GunzipStream(archive, Files.newInputStream(archive), progress);
    try {
      stream.begin();
      return stream;
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    if (required("before its gzip header") != GzipHeader.MAGIC_1
        || required("in its gzip header") != GzipHeader.MAGIC_2) {
      throw new NotGzipException(archive);
    }
    beginMember();
    deflateOffset = consumed();
  }

  private void beginMember() throws IOException {
    GzipHeader.skip(archive, () -> required("in its gzip header"));
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    memberCrc.reset();
    members++;
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
    while (!finished) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        memberCrc.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        if (!fill()) {
          throw truncated("in its compressed data");
        }
        inflater.setInput(buffer, 0, limit);
      } else {
        throw new DamagedArchiveException(archive, "its compressed data needs a dictionary");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw new DamagedArchiveException(
          archive,
          "its compressed data is wrong near byte " + (consumed + limit - inflater.getRemaining()),
          e);
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (members == 1) {
      deflateSize = inflater.getBytesRead();
    }
    long size = inflater.getBytesWritten();
    long crc = memberCrc.getValue();
    if (littleEndian() != crc) {
      throw new DamagedArchiveException(
          archive, "its contents do not match the checksum at its end");
    }
    if (littleEndian() != (size & 0xFFFFFFFFL)) {
      throw new DamagedArchiveException(archive, "its contents do not match the size at its end");
    }
    tarCrc = Crc32Combination.of(tarCrc, crc, size);
    tarSize += size;
    beginNextMember();
  }

  /** As gzip does, takes what follows for a member if it begins like one, and ignores the rest. */
  private void beginNextMember() throws IOException {
    int first = next();
    if (first < 0) {
      finished = true;
      return;
    }
    int second = next();
    if (first == GzipHeader.MAGIC_1 && second == GzipHeader.MAGIC_2) {
      unspliceable = "it consists of several gzip members";
      beginMember();
      return;
    }
    unspliceable = "bytes follow the end of its gzip data";
    do {
      position = limit;
    } while (fill());
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
    int value = next();
    if (value < 0) {
      throw truncated(where);
    }
    return value;
  }

  private int next() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    consumed += limit;
    position = 0;
    limit = 0;
    int count = file.read(buffer);
    if (count <= 0) {
      return false;
    }
    limit = count;
    fileCrc.update(buffer, 0, count);
    progress.accept(count);
    return true;
  }

  private long consumed() {
    return consumed + position;
  }

  private TruncatedArchiveException truncated(String within) {
    return new TruncatedArchiveException(archive, consumed + limit, within);
  }

  /** How the file is laid out; known when all is read. */
  ArchiveLayout layout() {
    if (!finished) {
      throw new IllegalStateException("not read to the end");
    }
    return new ArchiveLayout(
        consumed + limit,
        deflateOffset,
        deflateSize,
        tarSize,
        tarCrc,
        fileCrc.getValue(),
        Optional.ofNullable(unspliceable));
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
