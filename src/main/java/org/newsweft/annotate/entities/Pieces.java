package org.newsweft.annotate.entities;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of words that a model knows, and how a word is cut into them. */
final class Pieces {
  private static final String UNKNOWN = "[UNK]";

  /** Stands before every piece but a word's first. */
  private static final String LATER = "##";

  private final Map<String, Integer> first = new HashMap<>();
  private final Map<String, Integer> later = new HashMap<>();
  private final int[] unknown;
  private final int maxWordCharacters;
  private final int size;
  private int longest;

  /**
   * @param maxWordCharacters a word with more code points is unknown
   * @throws org.newsweft.config.UserError if the vocabulary has no entry for unknown words
   */
  Pieces(ModelFiles files, int maxWordCharacters) {
    List<String> entries = files.lines(ModelFiles.VOCABULARY);
    for (int entry = 0; entry < entries.size(); entry++) {
      String piece = entries.get(entry);
      boolean isLater = piece.startsWith(LATER) && piece.length() > LATER.length();
      String letters = isLater ? piece.substring(LATER.length()) : piece;
      (isLater ? later : first).putIfAbsent(letters, entry);
      longest = Math.max(longest, letters.length());
    }
    if (!first.containsKey(UNKNOWN)) {
      throw files.problem(ModelFiles.VOCABULARY, "lacks the entry " + UNKNOWN);
    }
    this.unknown = new int[] {first.get(UNKNOWN)};
    this.maxWordCharacters = maxWordCharacters;
    this.size = entries.size();
  }

  int size() {
    return size;
  }

  int[] unknown() {
    return unknown;
  }

  /**
   * The entries of a word, from the left the longest that fits; the one of unknown words if none
   * fits somewhere or the word is too long.
   *
   * @param plain the word without accents
   */
  int[] of(String plain) {
    int length = plain.length();
    if (length > 2 * maxWordCharacters
        || plain.codePointCount(0, length) > maxWordCharacters
        || length == 0) {
      return unknown;
    }
    int[] entries = new int[length];
    int count = 0;
    int start = 0;
    while (start < length) {
      Map<String, Integer> known = start == 0 ? first : later;
      int end = Math.min(length, start + longest);
      Integer entry = null;
      while (end > start && (entry = known.get(plain.substring(start, end))) == null) {
        end--;
      }
      if (entry == null) {
        return unknown;
      }
      entries[count++] = entry;
      start = end;
    }
    return Arrays.copyOf(entries, count);
  }
}
