package org.newsweft.annotate.entities;

import java.util.Arrays;

/** The words of some sentences, one behind the other, with their places in the text. */
final class Batch {
  String[] words = new String[512];
  int[] starts = new int[512];
  int[] ends = new int[512];
  private int wordCount;

  /** For each sentence the number of the word behind its last. */
  private int[] sentenceEnds = new int[64];

  private int sentenceCount;

  void clear() {
    Arrays.fill(words, 0, wordCount, null);
    wordCount = 0;
    sentenceCount = 0;
  }

  void add(String word, int start, int end) {
    if (wordCount == words.length) {
      words = Arrays.copyOf(words, 2 * wordCount);
      starts = Arrays.copyOf(starts, 2 * wordCount);
      ends = Arrays.copyOf(ends, 2 * wordCount);
    }
    words[wordCount] = word;
    starts[wordCount] = start;
    ends[wordCount++] = end;
  }

  /** Adds a sentence of another batch. */
  void addSentence(Batch other, int sentence) {
    for (int w = other.from(sentence); w < other.to(sentence); w++) {
      add(other.words[w], other.starts[w], other.ends[w]);
    }
    endSentence();
  }

  /** The words added since the last call are a sentence. */
  void endSentence() {
    if (sentenceCount == sentenceEnds.length) {
      sentenceEnds = Arrays.copyOf(sentenceEnds, 2 * sentenceCount);
    }
    sentenceEnds[sentenceCount++] = wordCount;
  }

  int wordCount() {
    return wordCount;
  }

  int sentenceCount() {
    return sentenceCount;
  }

  /** The first word of a sentence. */
  int from(int sentence) {
    return sentence == 0 ? 0 : sentenceEnds[sentence - 1];
  }

  /** The word behind the last of a sentence. */
  int to(int sentence) {
    return sentenceEnds[sentence];
  }
}
