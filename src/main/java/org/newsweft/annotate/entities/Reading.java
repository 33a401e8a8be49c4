package org.newsweft.annotate.entities;

/**
 * Scores batches with one model or with two.
 *
 * <p>Two: a quick model reads all, a thorough one reads again what the quick one is unsure of, and
 * there the scores of both are averaged. Nearly all of the thorough model's worth is in these
 * sentences, and they are few.
 *
 * <p>A sentence all in capitals is read by the thorough model alone, twice: as it is, and with its
 * words in title case. The scores are averaged: each form shows names that the other hides. And the
 * odds of every name are halved: where all words look like names, models see too many.
 *
 * <p>What a sentence gets does not depend on what else is in the job. Keeps buffers for reuse: one
 * a thread.
 */
final class Reading {
  /** Added to the score of no name in capitals; the natural logarithm of 2. */
  private static final float AGAINST_NAMES_IN_CAPITALS = 0.6931472f;

  private final Scorer quick;
  private final Scorer thorough;
  private final double sureFrom;
  private final int labels;
  private final Batch again = new Batch();
  private final Batch titled = new Batch();
  private float[] scoresAgain = new float[0];
  private int[] sentencesAgain = new int[0];

  /**
   * @param sureFrom a sentence is sure if the best label of each word has this probability or more
   * @param labels how many labels the models have
   */
  Reading(Scorer quick, Scorer thorough, double sureFrom, int labels) {
    this.quick = quick;
    this.thorough = thorough;
    this.sureFrom = sureFrom;
    this.labels = labels;
  }

  /** One model for everything. */
  static Reading alone(Scorer scorer, int labels) {
    return new Reading(scorer, scorer, 0, labels);
  }

  /**
   * Scores all words of a batch.
   *
   * @param scores takes for each word a score for each label
   */
  void score(Batch batch, float[] scores) {
    quick.score(batch, scores);
    if (thorough != quick) {
      readAgain(batch, scores);
    }
    for (int s = 0; s < batch.sentenceCount(); s++) {
      if (WordForms.isAllCapitals(batch.words, batch.from(s), batch.to(s))) {
        readCapitals(batch, s, scores);
      }
    }
  }

  /** Lets the thorough model read what is in capitals or unsure. */
  private void readAgain(Batch batch, float[] scores) {
    if (sentencesAgain.length < batch.sentenceCount()) {
      sentencesAgain = new int[2 * batch.sentenceCount()];
    }
    for (int s = 0; s < batch.sentenceCount(); s++) {
      if (WordForms.isAllCapitals(batch.words, batch.from(s), batch.to(s))
          || !isSure(scores, batch.from(s), batch.to(s))) {
        sentencesAgain[again.sentenceCount()] = s;
        again.addSentence(batch, s);
      }
    }
    if (again.sentenceCount() == 0) {
      return;
    }
    if (scoresAgain.length < again.wordCount() * labels) {
      scoresAgain = new float[2 * again.wordCount() * labels];
    }
    thorough.score(again, scoresAgain);
    for (int a = 0; a < again.sentenceCount(); a++) {
      int from = batch.from(sentencesAgain[a]) * labels;
      int fromAgain = again.from(a) * labels;
      int count = (again.to(a) - again.from(a)) * labels;
      if (WordForms.isAllCapitals(again.words, again.from(a), again.to(a))) {
        System.arraycopy(scoresAgain, fromAgain, scores, from, count);
      } else {
        average(scores, from, scoresAgain, fromAgain, count);
      }
    }
    again.clear();
  }

  private boolean isSure(float[] scores, int from, int to) {
    for (int w = from; w < to; w++) {
      float best = scores[w * labels];
      for (int label = 1; label < labels; label++) {
        best = Math.max(best, scores[w * labels + label]);
      }
      double all = 0;
      for (int label = 0; label < labels; label++) {
        // StrictMath: the same digits on every machine.
        all += StrictMath.exp(scores[w * labels + label] - best);
      }
      if (1 / all < sureFrom) {
        return false;
      }
    }
    return true;
  }

  /**
   * Settles the scores of a sentence in capitals, of which those of its one form are there. The
   * other form is read by itself: which other sentences are in the batch must not matter.
   */
  private void readCapitals(Batch batch, int sentence, float[] scores) {
    int from = batch.from(sentence);
    int to = batch.to(sentence);
    for (int w = from; w < to; w++) {
      titled.add(WordForms.titleCase(batch.words[w]), 0, 0);
    }
    titled.endSentence();
    float[] ofTitled = new float[(to - from) * labels];
    thorough.score(titled, ofTitled);
    average(scores, from * labels, ofTitled, 0, ofTitled.length);
    for (int w = from; w < to; w++) {
      scores[w * labels] += AGAINST_NAMES_IN_CAPITALS; // label 0 is O
    }
    titled.clear();
  }

  private static void average(float[] scores, int from, float[] others, int fromOther, int count) {
    for (int i = 0; i < count; i++) {
      scores[from + i] = (scores[from + i] + others[fromOther + i]) / 2;
    }
  }
}
