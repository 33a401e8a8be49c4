package org.newsweft.counts;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers texts from 0 on, in the order in which they are first met: a hash table of numbers with
 * linear probing. It keeps the hash codes beside the numbers, so that nearly every text that is
 * looked at is the one that is looked for, and the bytes of all texts in one array, so that looking
 * at one does not go from object to object.
 */
final class TextNumbers {
  private static final int FIRST_SLOTS = 1 << 12;
  private static final int FIRST_BYTES = 1 << 16;

  /** Bytes of each text that one pass of {@link #order} sorts by; a long holds the number too. */
  private static final int BYTES_OF_A_PASS = Integer.BYTES;

  // The bytes of text i lie in [ends[i - 1], ends[i]).
  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[64];
  private int size;

  // By slot: the number plus one, or 0 for a free slot; and the hash code of its text.
  private int[] numberAt = new int[FIRST_SLOTS];
  private int[] hashAt = new int[FIRST_SLOTS];

  /** The number of a text, a new one if it is met for the first time. */
  int number(UTF8String text) {
    int hash = text.hashCode();
    int slot = hash & (numberAt.length - 1);
    while (numberAt[slot] != 0) {
      if (hashAt[slot] == hash && isText(numberAt[slot] - 1, text)) {
        return numberAt[slot] - 1;
      }
      slot = (slot + 1) & (numberAt.length - 1);
    }
    add(text);
    numberAt[slot] = size;
    hashAt[slot] = hash;
    if (2 * size > numberAt.length) {
      grow();
    }
    return size - 1;
  }

  private boolean isText(int number, UTF8String text) {
    int start = start(number);
    int length = ends[number] - start;
    return text.numBytes() == length
        && ByteArrayMethods.arrayEquals(
            bytes,
            (long) Platform.BYTE_ARRAY_OFFSET + start,
            text.getBaseObject(),
            text.getBaseOffset(),
            length);
  }

  private void add(UTF8String text) {
    int start = start(size);
    int end = Math.addExact(start, text.numBytes());
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, Math.addExact(start, start >> 1)));
    }
    text.writeToMemory(bytes, (long) Platform.BYTE_ARRAY_OFFSET + start);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, Math.addExact(size, size >> 1));
    }
    ends[size++] = end;
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private void grow() {
    int[] oldNumbers = numberAt;
    int[] oldHashes = hashAt;
    numberAt = new int[Math.multiplyExact(2, oldNumbers.length)];
    hashAt = new int[numberAt.length];
    for (int old = 0; old < oldNumbers.length; old++) {
      if (oldNumbers[old] != 0) {
        int slot = oldHashes[old] & (numberAt.length - 1);
        while (numberAt[slot] != 0) {
          slot = (slot + 1) & (numberAt.length - 1);
        }
        numberAt[slot] = oldNumbers[old];
        hashAt[slot] = oldHashes[old];
      }
    }
  }

  /** A text, over the bytes that are held here: good until {@link #clear}. */
  UTF8String text(int number) {
    int start = start(number);
    return UTF8String.fromBytes(bytes, start, ends[number] - start);
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    Arrays.fill(numberAt, 0);
  }

  /**
   * The numbers in the order of the bytes of their texts, which is that of Spark SQL and of Parquet
   * readers. Sorted by a few bytes at a time, as a radix sort from the left does: comparing texts
   * two by two would look at the beginnings that they share again and again.
   */
  int[] order() {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    sort(order, 0, size, 0, new long[size]);
    return order;
  }

  /** Sorts a stretch of texts that are equal in the bytes before {@code depth}. */
  private void sort(int[] order, int from, int to, int depth, long[] keys) {
    for (int i = from; i < to; i++) {
      keys[i] = key(order[i], depth);
    }
    Arrays.sort(keys, from, to);
    for (int i = from; i < to; i++) {
      order[i] = (int) keys[i];
    }
    int first = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i] >> 32 != keys[first] >> 32) {
        if (i - first > 1) {
          sortEqual(order, first, i, depth + BYTES_OF_A_PASS, keys);
        }
        first = i;
      }
    }
  }

  private void sortEqual(int[] order, int from, int to, int depth, long[] keys) {
    boolean ended = true;
    for (int i = from; i < to; i++) {
      ended &= ends[order[i]] - start(order[i]) <= depth;
    }
    if (!ended) {
      // Only the keys of this stretch are written over, and they are not needed any more.
      sort(order, from, to, depth, keys);
      return;
    }
    // They differ in the number of zero bytes at their ends: the shortest first.
    for (int i = from; i < to; i++) {
      keys[i] = ((long) (ends[order[i]] - start(order[i])) << 32) | order[i];
    }
    Arrays.sort(keys, from, to);
    for (int i = from; i < to; i++) {
      order[i] = (int) keys[i];
    }
  }

  /** In the upper half the next bytes of a text, zeros behind its end; in the lower its number. */
  private long key(int number, int depth) {
    int at = start(number) + depth;
    int end = ends[number];
    int next = 0;
    for (int b = 0; b < BYTES_OF_A_PASS; b++, at++) {
      next = (next << 8) | (at < end ? bytes[at] & 0xff : 0);
    }
    // Bytes are unsigned, longs are not.
    return ((long) (next ^ Integer.MIN_VALUE) << 32) | number;
  }
}
