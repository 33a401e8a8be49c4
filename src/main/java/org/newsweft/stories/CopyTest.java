package org.newsweft.stories;

import java.util.OptionalInt;

/**
 * Decides whether one of two texts is an edited copy of the other, whole or in part.
 *
 * <p>Two shares are added up: the share of the fresh fingerprints of the shorter text that the
 * longer one has too (containment, Broder 1997), and, three times, the share of its words that
 * stand in the longer one in the same order. A fingerprint is fresh if no article had it before the
 * window of days and within the last year ({@link CandidateSearch}); all others are set phrases,
 * which say nothing of copies. The sum must reach 2 plus 30 over the number of shingles of the
 * shorter text, 3.9 at most: little text needs much likeness. A text under {@value #SHORT_TEXT}
 * shingles must besides have every name and number of its own in the longer text, so that another
 * toll or another place is another event.
 */
final class CopyTest {
  /** Texts with fewer shingles are never copies. */
  static final int FEWEST_SHINGLES = 10;

  /** The shorter text is at least this share of the longer one. */
  static final double SMALLEST_PART = 0.2;

  /** Fresh fingerprints that a pair must share. */
  static final int FEWEST_FRESH = 3;

  private static final int SHORT_TEXT = 75;
  private static final double LONG_TEXT_LIKENESS = 2;
  private static final double LIKENESS_BY_SHINGLES = 30;
  private static final double WEIGHT_OF_WORDS = 3;
  private static final double FULL_LIKENESS = 3.9;

  /** Below this share of fresh fingerprints the words are not compared. */
  private static final double SMALLEST_FRESH_SHARE = 0.1;

  private CopyTest() {}

  /**
   * What is known of a pair before its words are compared.
   *
   * @param shingles different shingles of the text with fewer
   * @param longerShingles different shingles of the other
   * @param freshCommon fresh fingerprints in the samples of both
   * @param fresh fresh fingerprints in the sample of the text that has fewer, at the same level
   */
  record Evidence(int shingles, int longerShingles, int freshCommon, int fresh) {
    /** Whether the pair can be a copy: whether it is worth while to compare the words. */
    boolean suffices() {
      return shingles >= FEWEST_SHINGLES
          && shingles >= SMALLEST_PART * longerShingles
          && freshCommon >= FEWEST_FRESH
          && freshShare() >= Math.max(SMALLEST_FRESH_SHARE, likenessNeeded() - WEIGHT_OF_WORDS);
    }

    private double freshShare() {
      return fresh == 0 ? 0 : freshCommon / (double) fresh;
    }

    private double likenessNeeded() {
      return Math.min(FULL_LIKENESS, LONG_TEXT_LIKENESS + LIKENESS_BY_SHINGLES / shingles);
    }
  }

  /**
   * How many words of both texts stand in one of them only, in the order in which they stand, if
   * one is a copy of the other; else nothing.
   */
  static OptionalInt differentWords(Evidence evidence, WordSequence a, WordSequence b) {
    if (!evidence.suffices()) {
      return OptionalInt.empty();
    }
    boolean firstIsShorter = a.length() <= b.length();
    WordSequence shorter = firstIsShorter ? a : b;
    WordSequence longer = firstIsShorter ? b : a;
    if (evidence.shingles() < SHORT_TEXT && !shorter.detailsOccurIn(longer)) {
      return OptionalInt.empty();
    }
    int common = CommonWords.inOrder(shorter.words(), longer.words());
    double likeness = evidence.freshShare() + WEIGHT_OF_WORDS * common / shorter.length();
    return likeness >= evidence.likenessNeeded()
        ? OptionalInt.of(a.length() + b.length() - 2 * common)
        : OptionalInt.empty();
  }
}
