package org.newsweft.annotate.entities;

import java.util.Arrays;

/**
 * Labels for the words of a sentence from a model's scores: the best path on which a name goes on
 * only behind its beginning, less small words at the end of names and names all in small letters.
 *
 * <p>Keeps buffers for reuse, so not for use by several threads.
 */
final class Decoder {
  private final Labels labels;
  private final int width;

  /** What a step from label i to label j costs, at i * width + j. */
  private final float[] steps;

  private float[] best;
  private float[] next;
  private byte[] cameFrom = new byte[0];

  Decoder(Labels labels) {
    this.labels = labels;
    this.width = labels.count();
    this.steps = new float[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        steps[i * width + j] = labels.step(i, j);
      }
    }
    this.best = new float[width];
    this.next = new float[width];
  }

  /**
   * Labels a sentence.
   *
   * @param words its words, from {@code from} on
   * @param scores for each of those words a score for each label, the first word's at {@code from}
   *     * number of labels
   * @param path takes the number of each word's label, from {@code from} on
   */
  void decode(String[] words, int from, int to, float[] scores, int[] path) {
    if (from < to) {
      findBestPath(from, to, scores, path);
      dropSmallWords(words, from, to, path);
    }
  }

  /** Viterbi; of equally good labels the one with the lower number. */
  private void findBestPath(int from, int to, float[] scores, int[] path) {
    if (cameFrom.length < (to - from) * width) {
      cameFrom = new byte[(to - from) * width];
    }
    for (int j = 0; j < width; j++) {
      best[j] = scores[from * width + j] + labels.start(j);
    }
    for (int t = from + 1; t < to; t++) {
      for (int j = 0; j < width; j++) {
        float highest = best[0] + steps[j];
        int source = 0;
        for (int i = 1; i < width; i++) {
          float sum = best[i] + steps[i * width + j];
          if (sum > highest) {
            highest = sum;
            source = i;
          }
        }
        next[j] = highest + scores[t * width + j];
        cameFrom[(t - from) * width + j] = (byte) source;
      }
      float[] spent = best;
      best = next;
      next = spent;
    }
    int label = 0;
    for (int j = 1; j < width; j++) {
      if (best[j] > best[label]) {
        label = j;
      }
    }
    for (int t = to - 1; t >= from; t--) {
      path[t] = label;
      label = cameFrom[(t - from) * width + label];
    }
  }

  /**
   * In "Anbar province" only "Anbar" stays; "Jong-un" stays whole, for a hyphen stands before the
   * small word. A name without a capital is none.
   */
  private void dropSmallWords(String[] words, int from, int to, int[] path) {
    int start = from;
    while (start < to) {
      int end = endOfName(start, to, path);
      if (path[start] != 0) {
        int last = end;
        while (last - 1 > start && isSmallWord(words[last - 1]) && isWord(words[last - 2])) {
          path[--last] = 0;
        }
        if (isAllSmall(words, start, last)) {
          Arrays.fill(path, start, last, 0);
        }
      }
      start = end;
    }
  }

  /** The word behind the name that begins with a word; behind that word if none does. */
  int endOfName(int start, int to, int[] path) {
    int end = start + 1;
    while (path[start] != 0 && end < to && labels.isInside(path[end])) {
      end++;
    }
    return end;
  }

  private static boolean isWord(String word) {
    return word.codePoints().allMatch(Character::isLetter);
  }

  private static boolean isSmallWord(String word) {
    return isWord(word)
        && word.codePoints().anyMatch(Decoder::isSmall)
        && word.codePoints().noneMatch(Decoder::isCapital);
  }

  private static boolean isAllSmall(String[] words, int from, int to) {
    boolean anyLetter = false;
    for (int w = from; w < to; w++) {
      String word = words[w];
      int c;
      for (int i = 0; i < word.length(); i += Character.charCount(c)) {
        c = word.codePointAt(i);
        if (Character.isLetter(c)) {
          if (!isSmall(c)) {
            return false;
          }
          anyLetter = true;
        }
      }
    }
    return anyLetter;
  }

  private static boolean isSmall(int c) {
    return Character.getType(c) == Character.LOWERCASE_LETTER;
  }

  private static boolean isCapital(int c) {
    int type = Character.getType(c);
    return type == Character.UPPERCASE_LETTER || type == Character.TITLECASE_LETTER;
  }
}
