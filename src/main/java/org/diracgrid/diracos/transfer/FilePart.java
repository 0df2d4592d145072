package org.diracgrid.diracos.transfer;

import java.nio.ByteBuffer;

/** Some bytes of a file on a server. */
final class FilePart {
  private final long first;
  private final long total;
  private final String etag;
  private final byte[] bytes;

  /**
   * A part of one version of a file.
   *
   * @param first offset of its first byte in the file
   * @param total size of the file
   * @param etag what tells this version of the file from another; empty if nothing does
   */
  FilePart(long first, long total, String etag, byte[] bytes) {
    this.first = first;
    this.total = total;
    this.etag = etag;
    this.bytes = bytes;
  }

  long first() {
    return first;
  }

  /** The offset behind its last byte. */
  long end() {
    return first + bytes.length;
  }

  long total() {
    return total;
  }

  /** Whether both are parts of the same version of a file, as far as can be told. */
  boolean fits(FilePart other) {
    return total == other.total && etag.equals(other.etag);
  }

  boolean holds(long offset) {
    return offset >= first && offset < end();
  }

  /** Gives bytes from this offset of the file on, as many as fit; tells how many. */
  int read(long offset, ByteBuffer target) {
    int from = (int) (offset - first);
    int count = Math.min(target.remaining(), bytes.length - from);
    target.put(bytes, from, count);
    return count;
  }
}
