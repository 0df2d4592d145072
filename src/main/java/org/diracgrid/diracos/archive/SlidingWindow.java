package org.diracgrid.diracos.archive;

import java.util.Arrays;

/**
 * What was inflated last, which the deflate stream refers to, and what nobody has read of it yet.
 *
 * <p>{@link #bytes} and {@link #end} are open to the loop that decodes symbols.
 */
final class SlidingWindow {
  /** How far back a deflate stream can refer, RFC 1951, 2. */
  static final int REACH = 1 << 15;

  /** The longest match, and as much again as copying by eight bytes may exceed it. */
  private static final int SLACK = 258 + Long.BYTES;

  /** Both fit a processor's cache together. */
  private static final int LIMIT = 4 * REACH;

  final byte[] bytes = new byte[LIMIT + SLACK];
  int end;

  private int begin;

  /** Forgets everything and begins with what the stream may refer to. */
  void restart(byte[] history) {
    System.arraycopy(history, 0, bytes, 0, history.length);
    begin = history.length;
    end = history.length;
  }

  /** Up to where a match may begin. */
  int limit() {
    return LIMIT;
  }

  /** Whether no match more may begin. */
  boolean full() {
    return end >= LIMIT;
  }

  /** How many bytes nobody has read. */
  int unread() {
    return end - begin;
  }

  /** Moves the bytes that are still needed to the front, when all were read. */
  void slide() {
    int kept = Math.min(REACH, end);
    System.arraycopy(bytes, end - kept, bytes, 0, kept);
    begin = kept;
    end = kept;
  }

  /** Reads up to so many bytes. */
  int read(byte[] target, int offset, int length) {
    int number = Math.min(length, unread());
    System.arraycopy(bytes, begin, target, offset, number);
    begin += number;
    return number;
  }

  /** Passes over up to so many bytes. */
  int skip(long length) {
    int number = (int) Math.min(length, unread());
    begin += number;
    return number;
  }

  /** The bytes that the stream may refer to. */
  byte[] history() {
    return Arrays.copyOfRange(bytes, Math.max(0, end - REACH), end);
  }
}
