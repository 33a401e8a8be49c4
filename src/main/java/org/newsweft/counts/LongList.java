package org.newsweft.counts;

import java.util.Arrays;

/** Long numbers in an array that grows. */
final class LongList {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  void increase(int index, long by) {
    values[index] = Math.addExact(values[index], by);
  }

  int size() {
    return size;
  }

  /** Copies a stretch of the numbers. */
  void copyTo(int from, long[] target, int to, int length) {
    System.arraycopy(values, from, target, to, length);
  }
}
