package org.diracgrid.diracos.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * MD5 (RFC 1321) that can be stopped after any block and gone on with in another process, which no
 * {@link java.security.MessageDigest} can. It says whether two files are the same, as dirac-install
 * asks; it protects from nobody.
 */
final class Md5 {
  /** Bytes are taken in blocks of so many. */
  static final int BLOCK_SIZE = 64;

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** RFC 1321, 3.3. */
  private static final State BEGIN = new State(0, 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);

  private final byte[] rest = new byte[BLOCK_SIZE];
  private long size;
  private int a;
  private int b;
  private int c;
  private int d;

  /**
   * What digesting whole blocks has come to.
   *
   * @param size in bytes, a multiple of {@link #BLOCK_SIZE}
   */
  record State(long size, int a, int b, int c, int d) {}

  /** Begins with nothing. */
  Md5() {
    this(BEGIN);
  }

  /** Goes on where another one stood. */
  Md5(State state) {
    this.size = state.size();
    this.a = state.a();
    this.b = state.b();
    this.c = state.c();
    this.d = state.d();
  }

  /** How many bytes were digested, those before the state to begin with included. */
  long size() {
    return size;
  }

  /** Where it stands; at the end of a block. */
  State state() {
    if (size % BLOCK_SIZE != 0) {
      throw new IllegalStateException("within a block");
    }
    return new State(size, a, b, c, d);
  }

  /** Digests some bytes more. */
  void update(byte[] bytes, int offset, int length) {
    int filled = (int) (size % BLOCK_SIZE);
    int from = offset;
    int end = offset + length;
    if (filled > 0) {
      int count = Math.min(BLOCK_SIZE - filled, length);
      System.arraycopy(bytes, from, rest, filled, count);
      from += count;
      if (filled + count == BLOCK_SIZE) {
        digest(rest, 0);
      }
    }
    while (end - from >= BLOCK_SIZE) {
      digest(bytes, from);
      from += BLOCK_SIZE;
    }
    if (from < end) {
      System.arraycopy(bytes, from, rest, 0, end - from);
    }
    size += length;
  }

  /** The digest of all. */
  byte[] digest() {
    long bits = size * Byte.SIZE;
    int filled = (int) (size % BLOCK_SIZE);
    byte[] end = new byte[filled < BLOCK_SIZE - Long.BYTES ? BLOCK_SIZE : 2 * BLOCK_SIZE];
    System.arraycopy(rest, 0, end, 0, filled);
    end[filled] = (byte) 0x80;
    ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).putLong(end.length - Long.BYTES, bits);
    for (int offset = 0; offset < end.length; offset += BLOCK_SIZE) {
      digest(end, offset);
    }
    return ByteBuffer.allocate(4 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(a)
        .putInt(b)
        .putInt(c)
        .putInt(d)
        .array();
  }

  /** RFC 1321, 3.4, with its table of sines; written out, as a loop takes half as long again. */
  private void digest(byte[] block, int offset) {
    int w0 = (int) FOUR_BYTES.get(block, offset);
    int w1 = (int) FOUR_BYTES.get(block, offset + 4);
    int w2 = (int) FOUR_BYTES.get(block, offset + 8);
    int w3 = (int) FOUR_BYTES.get(block, offset + 12);
    int w4 = (int) FOUR_BYTES.get(block, offset + 16);
    int w5 = (int) FOUR_BYTES.get(block, offset + 20);
    int w6 = (int) FOUR_BYTES.get(block, offset + 24);
    int w7 = (int) FOUR_BYTES.get(block, offset + 28);
    int w8 = (int) FOUR_BYTES.get(block, offset + 32);
    int w9 = (int) FOUR_BYTES.get(block, offset + 36);
    int w10 = (int) FOUR_BYTES.get(block, offset + 40);
    int w11 = (int) FOUR_BYTES.get(block, offset + 44);
    int w12 = (int) FOUR_BYTES.get(block, offset + 48);
    int w13 = (int) FOUR_BYTES.get(block, offset + 52);
    int w14 = (int) FOUR_BYTES.get(block, offset + 56);
    int w15 = (int) FOUR_BYTES.get(block, offset + 60);
    int a = this.a;
    int b = this.b;
    int c = this.c;
    int d = this.d;
    a = first(a, b, c, d, w0 + 0xd76aa478, 7);
    d = first(d, a, b, c, w1 + 0xe8c7b756, 12);
    c = first(c, d, a, b, w2 + 0x242070db, 17);
    b = first(b, c, d, a, w3 + 0xc1bdceee, 22);
    a = first(a, b, c, d, w4 + 0xf57c0faf, 7);
    d = first(d, a, b, c, w5 + 0x4787c62a, 12);
    c = first(c, d, a, b, w6 + 0xa8304613, 17);
    b = first(b, c, d, a, w7 + 0xfd469501, 22);
    a = first(a, b, c, d, w8 + 0x698098d8, 7);
    d = first(d, a, b, c, w9 + 0x8b44f7af, 12);
    c = first(c, d, a, b, w10 + 0xffff5bb1, 17);
    b = first(b, c, d, a, w11 + 0x895cd7be, 22);
    a = first(a, b, c, d, w12 + 0x6b901122, 7);
    d = first(d, a, b, c, w13 + 0xfd987193, 12);
    c = first(c, d, a, b, w14 + 0xa679438e, 17);
    b = first(b, c, d, a, w15 + 0x49b40821, 22);
    a = second(a, b, c, d, w1 + 0xf61e2562, 5);
    d = second(d, a, b, c, w6 + 0xc040b340, 9);
    c = second(c, d, a, b, w11 + 0x265e5a51, 14);
    b = second(b, c, d, a, w0 + 0xe9b6c7aa, 20);
    a = second(a, b, c, d, w5 + 0xd62f105d, 5);
    d = second(d, a, b, c, w10 + 0x02441453, 9);
    c = second(c, d, a, b, w15 + 0xd8a1e681, 14);
    b = second(b, c, d, a, w4 + 0xe7d3fbc8, 20);
    a = second(a, b, c, d, w9 + 0x21e1cde6, 5);
    d = second(d, a, b, c, w14 + 0xc33707d6, 9);
    c = second(c, d, a, b, w3 + 0xf4d50d87, 14);
    b = second(b, c, d, a, w8 + 0x455a14ed, 20);
    a = second(a, b, c, d, w13 + 0xa9e3e905, 5);
    d = second(d, a, b, c, w2 + 0xfcefa3f8, 9);
    c = second(c, d, a, b, w7 + 0x676f02d9, 14);
    b = second(b, c, d, a, w12 + 0x8d2a4c8a, 20);
    a = third(a, b, c, d, w5 + 0xfffa3942, 4);
    d = third(d, a, b, c, w8 + 0x8771f681, 11);
    c = third(c, d, a, b, w11 + 0x6d9d6122, 16);
    b = third(b, c, d, a, w14 + 0xfde5380c, 23);
    a = third(a, b, c, d, w1 + 0xa4beea44, 4);
    d = third(d, a, b, c, w4 + 0x4bdecfa9, 11);
    c = third(c, d, a, b, w7 + 0xf6bb4b60, 16);
    b = third(b, c, d, a, w10 + 0xbebfbc70, 23);
    a = third(a, b, c, d, w13 + 0x289b7ec6, 4);
    d = third(d, a, b, c, w0 + 0xeaa127fa, 11);
    c = third(c, d, a, b, w3 + 0xd4ef3085, 16);
    b = third(b, c, d, a, w6 + 0x04881d05, 23);
    a = third(a, b, c, d, w9 + 0xd9d4d039, 4);
    d = third(d, a, b, c, w12 + 0xe6db99e5, 11);
    c = third(c, d, a, b, w15 + 0x1fa27cf8, 16);
    b = third(b, c, d, a, w2 + 0xc4ac5665, 23);
    a = fourth(a, b, c, d, w0 + 0xf4292244, 6);
    d = fourth(d, a, b, c, w7 + 0x432aff97, 10);
    c = fourth(c, d, a, b, w14 + 0xab9423a7, 15);
    b = fourth(b, c, d, a, w5 + 0xfc93a039, 21);
    a = fourth(a, b, c, d, w12 + 0x655b59c3, 6);
    d = fourth(d, a, b, c, w3 + 0x8f0ccc92, 10);
    c = fourth(c, d, a, b, w10 + 0xffeff47d, 15);
    b = fourth(b, c, d, a, w1 + 0x85845dd1, 21);
    a = fourth(a, b, c, d, w8 + 0x6fa87e4f, 6);
    d = fourth(d, a, b, c, w15 + 0xfe2ce6e0, 10);
    c = fourth(c, d, a, b, w6 + 0xa3014314, 15);
    b = fourth(b, c, d, a, w13 + 0x4e0811a1, 21);
    a = fourth(a, b, c, d, w4 + 0xf7537e82, 6);
    d = fourth(d, a, b, c, w11 + 0xbd3af235, 10);
    c = fourth(c, d, a, b, w2 + 0x2ad7d2bb, 15);
    b = fourth(b, c, d, a, w9 + 0xeb86d391, 21);
    this.a += a;
    this.b += b;
    this.c += c;
    this.d += d;
  }

  private static int first(int a, int b, int c, int d, int x, int s) {
    return Integer.rotateLeft(a + x + (d ^ (b & (c ^ d))), s) + b;
  }

  private static int second(int a, int b, int c, int d, int x, int s) {
    return Integer.rotateLeft(a + x + (c & ~d) + (b & d), s) + b;
  }

  private static int third(int a, int b, int c, int d, int x, int s) {
    return Integer.rotateLeft(a + x + (b ^ (c ^ d)), s) + b;
  }

  private static int fourth(int a, int b, int c, int d, int x, int s) {
    return Integer.rotateLeft(a + x + (c ^ (b | ~d)), s) + b;
  }
}
