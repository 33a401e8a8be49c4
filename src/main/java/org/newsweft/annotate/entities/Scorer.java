package org.newsweft.annotate.entities;

/**
 * Scores words with a model's graphs. What a sentence gets does not depend on what else is in the
 * job, only (and for some models) on its article. Keeps buffers for reuse: one a thread.
 */
interface Scorer {
  /**
   * Scores all words of a batch.
   *
   * @param scores takes for each word a score for each label
   */
  void score(Batch batch, float[] scores);

  /**
   * Runs the graphs over a word that is one entry of the vocabulary, to see that they can.
   *
   * @return how many scores they gave
   */
  int tryOut(int entry);
}
