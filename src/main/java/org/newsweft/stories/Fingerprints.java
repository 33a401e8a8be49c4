package org.newsweft.stories;

import java.util.Arrays;
import java.util.List;

/**
 * Fingerprints of a text: hashes of its shingles, which are three words in a row (Broder 1997). A
 * cut or a changed sentence leaves all other shingles as they are, so that a part of a text is
 * found as well as the whole.
 *
 * <p>Of a long text a sample stands for all: those fingerprints whose last {@code level} bits are
 * zero (Broder's "mod m"). The level follows from the length, and the sample of a higher level is
 * part of that of a lower one, so two texts of any lengths are compared at the higher of their
 * levels. A text of up to {@value #SAMPLE_SIZE} shingles has all of them in its sample.
 */
final class Fingerprints {
  /** Words in a shingle. Three words still agree in a third of places if 3 words in 10 change. */
  static final int SHINGLE_WORDS = 3;

  /** A sample has this many fingerprints at most, but for chance. */
  static final int SAMPLE_SIZE = 128;

  private Fingerprints() {}

  /** The fingerprints of all shingles of a text, each once, sorted. */
  static long[] of(WordSequence text) {
    List<String> words = text.words();
    long[] hashes = new long[words.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(words.get(i));
    }
    long[] shingles = new long[Math.max(0, hashes.length - SHINGLE_WORDS + 1)];
    for (int i = 0; i < shingles.length; i++) {
      long shingle = 0;
      for (int j = 0; j < SHINGLE_WORDS; j++) {
        shingle = mix(31 * shingle + hashes[i + j]);
      }
      shingles[i] = shingle;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  /** The level of a text with so many different shingles. */
  static int level(int shingles) {
    int level = 0;
    while (shingles >> level > SAMPLE_SIZE) {
      level++;
    }
    return level;
  }

  /** The highest level in whose sample a fingerprint is. */
  static int highestLevel(long fingerprint) {
    return Long.numberOfTrailingZeros(fingerprint);
  }

  /** The fingerprints of a text that are in the sample of a level. */
  static long[] sample(long[] fingerprints, int level) {
    return Arrays.stream(fingerprints).filter(f -> highestLevel(f) >= level).toArray();
  }

  private static long hash(String word) {
    long hash = 1;
    for (int i = 0; i < word.length(); i++) {
      hash = 31 * hash + word.charAt(i);
    }
    return mix(hash);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit. */
  private static long mix(long z) {
    long mixed = z;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
