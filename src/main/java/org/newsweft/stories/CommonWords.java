package org.newsweft.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many words two texts have in common in the same order. */
final class CommonWords {
  private CommonWords() {}

  /**
   * The length of the longest common subsequence, by whole machine words of 64 positions
   * (Crochemore et al. 2001, in the form of Hyyrö 2004). Takes |a| |b| / 64 steps and memory in
   * proportion to |a| + |b|.
   */
  static int inOrder(List<String> a, List<String> b) {
    var ids = new HashMap<String, Integer>();
    int[] columns = ids(a, ids);
    int[] rows = ids(b, ids);
    long[] positions = new long[ids.size()];
    boolean[] carries = new boolean[rows.length];
    int common = 0;
    for (int block = 0; block < columns.length; block += Long.SIZE) {
      int size = Math.min(Long.SIZE, columns.length - block);
      for (int i = 0; i < size; i++) {
        positions[columns[block + i]] |= 1L << i;
      }
      long open = -1L; // a zero is a position that the subsequence has taken
      for (int row = 0; row < rows.length; row++) {
        long matches = open & positions[rows[row]];
        long sum = open + matches;
        boolean carry = Long.compareUnsigned(sum, open) < 0;
        if (carries[row]) {
          sum++;
          carry |= sum == 0;
        }
        carries[row] = carry;
        open = sum | (open - matches);
      }
      long taken = ~open;
      common += Long.bitCount(size == Long.SIZE ? taken : taken & ((1L << size) - 1));
      for (int i = 0; i < size; i++) {
        positions[columns[block + i]] = 0;
      }
    }
    return common;
  }

  private static int[] ids(List<String> words, Map<String, Integer> ids) {
    return words.stream().mapToInt(w -> ids.computeIfAbsent(w, k -> ids.size())).toArray();
  }
}
