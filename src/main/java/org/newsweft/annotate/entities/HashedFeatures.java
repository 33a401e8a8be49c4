package org.newsweft.annotate.entities;

import java.nio.charset.StandardCharsets;

/**
 * Two row numbers for each of five features of a word: its small form, prefix, suffix, shape, and
 * both ends.
 */
final class HashedFeatures {
  /** Numbers that a word gets. */
  static final int COUNT = 10;

  /** Tables of the model. */
  static final int TABLES = 5;

  private final int[] rows;

  /**
   * @param rows of each of the five tables; row 0 stands for nothing
   */
  HashedFeatures(int[] rows) {
    this.rows = rows;
  }

  /**
   * The numbers of a word.
   *
   * @param plain the word without accents
   * @param numbers takes them in its first {@link #COUNT} places
   */
  void of(String plain, int[] numbers) {
    String lower = WordForms.lowerCase(plain);
    put(0, "w" + lower, numbers);
    put(1, "p" + WordForms.first(lower, 3), numbers);
    put(2, "s" + WordForms.last(lower, 3), numbers);
    put(3, "h" + WordForms.shape(plain), numbers);
    put(4, "q" + WordForms.first(lower, 2) + "_" + WordForms.last(lower, 4), numbers);
  }

  private void put(int table, String feature, int[] numbers) {
    long hash = hash(feature);
    int choices = rows[table] - 1;
    numbers[2 * table] = 1 + (int) ((hash & 0xffffffffL) % choices);
    numbers[2 * table + 1] = 1 + (int) ((hash >>> 32) % choices);
  }

  /** FNV-1a with 64 bits, then folded and multiplied so that all bits depend on all bytes. */
  static long hash(String feature) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : feature.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    return hash * 0x9e3779b97f4a7c15L;
  }
}
