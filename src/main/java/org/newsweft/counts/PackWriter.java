package org.newsweft.counts;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Bytes that numbers and texts are written to, one behind the other.
 *
 * <p>Numbers are in the variable-length form of Protocol Buffers: seven bits a byte, the lowest
 * first, and the eighth set in all but the last. Small numbers, which most are, take one byte.
 */
final class PackWriter {
  /** Bytes of the longest number. */
  private static final int MAX_NUMBER = 10;

  private byte[] bytes = new byte[256];
  private int size;

  void put(long value) {
    makeRoom(MAX_NUMBER);
    long rest = value;
    while ((rest & ~127L) != 0) {
      bytes[size++] = (byte) (rest | 128);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes the bytes of a text, without their number. */
  void putBytes(UTF8String text) {
    makeRoom(text.numBytes());
    text.writeToMemory(bytes, (long) Platform.BYTE_ARRAY_OFFSET + size);
    size += text.numBytes();
  }

  void putBytes(byte[] from, int start, int length) {
    makeRoom(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void putAll(PackWriter other) {
    putBytes(other.bytes, 0, other.size);
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.addExact(size, size >> 1)));
    }
  }

  void clear() {
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
