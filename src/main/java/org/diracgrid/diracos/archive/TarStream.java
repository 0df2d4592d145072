package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Walks through the tar stream inside an archive, entry by entry. */
final class TarStream {
  private static final int BUFFER_SIZE = 1 << 16;

  private final Path archive;
  private final InputStream in;
  private final TarHeaders headers;
  private final byte[] scratch = new byte[BUFFER_SIZE];
  private TarMember member;
  private String last = "its beginning";
  private long remaining;
  private long end;

  /**
   * A walk through a stream.
   *
   * @param tar buffered, as many small pieces are read from it
   */
  TarStream(Path archive, InputStream tar) {
    this.archive = archive;
    this.in = tar;
    this.headers = new TarHeaders(tar);
  }

  /** The next entry; null at the archive's end. What was not read of the one before is skipped. */
  TarMember next() throws IOException {
    if (member != null) {
      skip(remaining);
      skip(padding());
    }
    try {
      member = headers.next(end);
    } catch (TarHeaders.MalformedHeaderException e) {
      if (e.first()) {
        throw new NotTarException(archive);
      }
      throw new DamagedArchiveException(
          archive, "its tar holds %s, behind %s".formatted(e.getMessage(), last), e);
    } catch (TarHeaders.MissingBlockException e) {
      throw new DamagedArchiveException(
          archive, "its tar ends behind %s without the mark of its end".formatted(last), e);
    }
    if (member != null) {
      last = member.entry().path();
      remaining = member.storedSize();
      end += member.globals().length + member.header().length + remaining + padding();
    }
    return member;
  }

  /** Where in the tar the current entry's last block ends. */
  long end() {
    return end;
  }

  /** The current entry's bytes, holes of a sparse file filled. */
  InputStream content() {
    InputStream stored = new Content(this);
    return member.sparse() ? new SparseContent(member.header(), stored) : stored;
  }

  /** Copies the current entry's blocks behind its header, padding included, as they stand. */
  void copyBlocks(OutputStream target) throws IOException {
    long left = remaining + padding();
    while (left > 0) {
      int count = require(in.read(scratch, 0, (int) Math.min(scratch.length, left)));
      target.write(scratch, 0, count);
      left -= count;
    }
    remaining = 0;
    member = null;
  }

  /** Reads behind the mark of the archive's end to the end of the file, into the target. */
  void copyRest(OutputStream target) throws IOException {
    for (int count = in.read(scratch); count >= 0; count = in.read(scratch)) {
      target.write(scratch, 0, count);
    }
  }

  private int readContent(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int count = require(in.read(target, offset, (int) Math.min(length, remaining)));
    remaining -= count;
    return count;
  }

  private void skip(long count) throws IOException {
    try {
      in.skipNBytes(count);
    } catch (EOFException e) {
      throw endsWithin(last, e);
    }
    remaining = 0;
  }

  private long padding() {
    return -member.storedSize() & (TarHeaders.BLOCK - 1);
  }

  private int require(int count) {
    if (count < 0) {
      throw endsWithin(last, null);
    }
    return count;
  }

  private DamagedArchiveException endsWithin(String what, Throwable cause) {
    return new DamagedArchiveException(archive, "its tar ends within " + what, cause);
  }

  /** What is left of one entry's content; nothing once the walk has gone on. */
  private static final class Content extends InputStream {
    private final TarStream stream;
    private final TarMember of;

    Content(TarStream stream) {
      this.stream = stream;
      this.of = stream.member;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return stream.member == of ? stream.readContent(target, offset, length) : -1;
    }
  }
}
