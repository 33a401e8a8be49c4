package org.newsweft.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers texts from 0 on, in the order in which they are first met: a hash table of numbers with
 * linear probing. It keeps the hash codes beside the numbers, so that nearly every text that is
 * looked at is the one that is looked for.
 */
final class TextNumbers {
  private static final int FIRST_SLOTS = 1 << 12;

  private final List<UTF8String> texts = new ArrayList<>();
  // By slot: the number plus one, or 0 for a free slot; and the hash code of its text.
  private int[] numberAt = new int[FIRST_SLOTS];
  private int[] hashAt = new int[FIRST_SLOTS];

  /** The number of a text, a new one if it is met for the first time. */
  int number(UTF8String text) {
    int hash = text.hashCode();
    int slot = hash & (numberAt.length - 1);
    while (numberAt[slot] != 0) {
      if (hashAt[slot] == hash && texts.get(numberAt[slot] - 1).equals(text)) {
        return numberAt[slot] - 1;
      }
      slot = (slot + 1) & (numberAt.length - 1);
    }
    // The bytes of a text belong to the row or pack that it comes from.
    texts.add(text.copy());
    numberAt[slot] = texts.size();
    hashAt[slot] = hash;
    if (2 * texts.size() > numberAt.length) {
      grow();
    }
    return texts.size() - 1;
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

  UTF8String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  void clear() {
    texts.clear();
    Arrays.fill(numberAt, 0);
  }
}
