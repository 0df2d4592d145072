package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Reads the header of a gzip member behind its two magic bytes, as RFC 1952, 2.3 lays it out. */
final class GzipHeader {
  static final int MAGIC_1 = 0x1f;
  static final int MAGIC_2 = 0x8b;
  static final int DEFLATE = 8;

  private static final int FHCRC = 1 << 1;
  private static final int FEXTRA = 1 << 2;
  private static final int FNAME = 1 << 3;
  private static final int FCOMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  /** No file name is longer; the format itself sets no bound, so a hostile file could go on. */
  private static final int LONGEST_TEXT = 1 << 16;

  /** Gives one byte after the other and fails at the end of the file. */
  @FunctionalInterface
  interface ByteSource {
    int next() throws IOException;
  }

  private final Path archive;
  private final ByteSource source;
  private final CRC32 crc = new CRC32();

  private GzipHeader(Path archive, ByteSource source) {
    this.archive = archive;
    this.source = source;
  }

  /** Skips the header, checking what can be checked. */
  static void skip(Path archive, ByteSource source) throws IOException {
    new GzipHeader(archive, source).skip();
  }

  private void skip() throws IOException {
    crc.update(MAGIC_1);
    crc.update(MAGIC_2);
    int method = next();
    if (method != DEFLATE) {
      throw damaged("its gzip header names the unknown compression method " + method);
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw damaged("its gzip header sets reserved flags");
    }
    skip(6); // modification time, extra flags, operating system
    if ((flags & FEXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      int expected = (int) crc.getValue() & 0xffff;
      if ((next() | next() << 8) != expected) {
        throw damaged("its gzip header does not match the checksum in it");
      }
    }
  }

  private int next() throws IOException {
    int value = source.next();
    crc.update(value);
    return value;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    for (int i = 0; i < LONGEST_TEXT; i++) {
      if (next() == 0) {
        return;
      }
    }
    throw damaged("its gzip header holds a text without end");
  }

  private DamagedArchiveException damaged(String reason) {
    return new DamagedArchiveException(archive, reason);
  }
}
