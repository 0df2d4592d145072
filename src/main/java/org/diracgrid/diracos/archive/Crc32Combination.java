package org.diracgrid.diracos.archive;

/**
 * The CRC-32 of two byte sequences one after the other, from the CRC-32 of each: appending n zero
 * bytes multiplies a CRC by x^8n modulo the polynomial, as zlib's {@code crc32_combine} does.
 */
final class Crc32Combination {
  /** The polynomial of RFC 1952, bits reversed: the coefficient of x^0 is the highest bit. */
  private static final int POLYNOMIAL = 0xEDB88320;

  private static final int ONE = 0x80000000;
  private static final int X_TO_8 = 0x00800000;

  private Crc32Combination() {}

  /**
   * The CRC-32 of the whole.
   *
   * @param first CRC-32 of the first part
   * @param second CRC-32 of the second part
   * @param secondLength of the second part in bytes
   */
  static long of(long first, long second, long secondLength) {
    if (secondLength < 0) {
      throw new IllegalArgumentException("negative length " + secondLength);
    }
    int shift = ONE;
    int square = X_TO_8;
    for (long n = secondLength; n != 0; n >>>= 1) {
      if ((n & 1) != 0) {
        shift = product(square, shift);
      }
      square = product(square, square);
    }
    return (product(shift, (int) first) ^ (int) second) & 0xFFFFFFFFL;
  }

  /**
   * The CRC-32 of the second part. A CRC is a sum without carry, so that adding is taking away.
   *
   * @param whole CRC-32 of both parts
   * @param first CRC-32 of the first part
   * @param restLength of the second part in bytes
   */
  static long rest(long whole, long first, long restLength) {
    return of(first, whole, restLength);
  }

  /** The product of two polynomials modulo the CRC's. */
  private static int product(int left, int right) {
    int sum = 0;
    int shifted = right;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((left & bit) != 0) {
        sum ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
    }
    return sum;
  }
}
