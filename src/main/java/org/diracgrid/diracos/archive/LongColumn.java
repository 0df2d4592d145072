package org.diracgrid.diracos.archive;

import java.util.Arrays;

/** Numbers in a row, as compact as can be. */
final class LongColumn {
  private static final int FIRST_SIZE = 64;

  private long[] values = new long[FIRST_SIZE];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  /** The index of the first number that is not below this one, in numbers that rise. */
  int firstFrom(long value) {
    int found = Arrays.binarySearch(values, 0, size, value);
    return found >= 0 ? found : -found - 1;
  }
}
