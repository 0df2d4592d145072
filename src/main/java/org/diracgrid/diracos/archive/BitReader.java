package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads a file bit by bit, the lowest of each byte first, as RFC 1951, 3.1.1 has it.
 *
 * <p>{@link #buffer}, {@link #position}, {@link #bits} and {@link #count} are open to the loop that
 * decodes symbols: it works on copies in local variables, which is what makes it fast. Bits above
 * {@link #count} are those of the bytes from {@link #position} on, so that adding these again
 * changes nothing.
 */
final class BitReader {
  /** The eight bytes at an index as a number, the first the lowest. */
  static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BUFFER_SIZE = 1 << 16;

  /** Zeros behind the last byte, so that reading eight bytes at once never fails. */
  private static final int PADDING = 32;

  /** What decoding one symbol and its distance may touch. */
  private static final int MARGIN = 24;

  final byte[] buffer = new byte[BUFFER_SIZE + PADDING];
  int position;
  long bits;
  int count;

  private final InputStream file;
  private long bufferOffset;
  private int limit;
  private boolean ended;

  /**
   * Reads from where the stream stands.
   *
   * @param offset of that place in the file, in bytes
   */
  BitReader(InputStream file, long offset) {
    this.file = file;
    this.bufferOffset = offset;
  }

  /** Where in the file the next bit is, in bits. */
  long bitOffset() {
    return (bufferOffset + position) * Byte.SIZE - count;
  }

  /** The next up to 32 bits, which stay; zeros stand behind the end of the file. */
  int look(int number) throws IOException {
    if (count < number) {
      prepare();
      bits |= (long) EIGHT_BYTES.get(buffer, position) << count;
      position += (Long.SIZE - 1 - count) >>> 3;
      count |= Long.SIZE - Byte.SIZE;
    }
    return (int) (bits & ((1L << number) - 1));
  }

  /** Takes up to 32 bits. */
  int take(int number) throws IOException {
    int value = look(number);
    bits >>>= number;
    count -= number;
    requireRead();
    return value;
  }

  /** Takes the next byte, at a byte's beginning; -1 at the end of the file. */
  int takeByte() throws IOException {
    unread();
    if (position == limit) {
      fill();
    }
    return position == limit ? -1 : buffer[position++] & 0xff;
  }

  /** Skips what is left of the current byte. */
  void align() {
    int odd = count & (Byte.SIZE - 1);
    bits >>>= odd;
    count -= odd;
    unread();
  }

  /** Takes up to so many bytes, at a byte's beginning; 0 only at the end of the file. */
  int take(byte[] target, int offset, int length) throws IOException {
    unread();
    if (position == limit) {
      fill();
    }
    int number = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, number);
    position += number;
    return number;
  }

  /** Tells of the bytes that were read from the file and not taken, at a byte's beginning. */
  void tellBuffered(DeflateListener listener) throws IOException {
    unread();
    listener.passed(buffer, position, limit - position);
  }

  /** Takes all bytes up to the end of the file. */
  void takeRest() throws IOException {
    unread();
    do {
      position = limit;
      fill();
    } while (position < limit);
  }

  /**
   * Sees to it that a symbol can be decoded, and tells up to which position one may begin. Behind
   * the end of the file there are zeros to decode, so {@link #requireRead} must follow.
   */
  int prepare() throws IOException {
    if (limit - position < MARGIN && !ended) {
      unread();
      fill();
    }
    return ended ? limit + PADDING - MARGIN : limit - MARGIN;
  }

  /** Fails if what was taken is more than the file has. */
  void requireRead() throws EOFException {
    if (ended && position - (count >>> 3) > limit) {
      throw new EOFException();
    }
  }

  /** Gives whole bytes back to the buffer. */
  private void unread() {
    position -= count >>> 3;
    count &= Byte.SIZE - 1;
    bits &= (1L << count) - 1;
  }

  /** Reads more, at least what decoding a symbol takes, unless the file ends. */
  private void fill() throws IOException {
    if (ended) {
      return;
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    bufferOffset += position;
    limit -= position;
    position = 0;
    while (limit < MARGIN && !ended) {
      int number = file.read(buffer, limit, BUFFER_SIZE - limit);
      if (number < 0) {
        ended = true;
        Arrays.fill(buffer, limit, limit + PADDING, (byte) 0);
      } else {
        limit += number;
      }
    }
  }
}
