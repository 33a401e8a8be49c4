package org.newsweft.counts;

import org.apache.spark.unsafe.types.UTF8String;

/** Reads back what a {@link PackWriter} wrote. */
final class PackReader {
  private final byte[] bytes;
  private int at;

  PackReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int readInt() {
    return Math.toIntExact(readLong());
  }

  long readLong() {
    byte next = bytes[at++];
    if (next >= 0) {
      return next;
    }
    long value = next & 127L;
    for (int shift = 7; ; shift += 7) {
      next = bytes[at++];
      value |= (next & 127L) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** A text that shares the bytes of the pack: what is kept longer must be a copy. */
  UTF8String readText(int length) {
    at += length;
    return UTF8String.fromBytes(bytes, at - length, length);
  }

  void readBytes(byte[] target, int start, int length) {
    System.arraycopy(bytes, at, target, start, length);
    at += length;
  }
}
