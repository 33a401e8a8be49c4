package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two models with two labels, whose scores are written by hand. */
class ReadingTest {
  private static final int LABELS = 2;

  /** What the score of no name gains in capitals. */
  private static final float LN_2 = 0.6931472f;

  /** A model that remembers what it was given. */
  private static final class Noted implements Scorer {
    private final float[] ofPlain;
    private final float[] ofUnsure;
    private final List<String> sentences = new ArrayList<>();

    /** Each word gets {@code ofPlain}, the word {@code doubt} and its like {@code ofUnsure}. */
    Noted(float[] ofPlain, float[] ofUnsure) {
      this.ofPlain = ofPlain;
      this.ofUnsure = ofUnsure;
    }

    @Override
    public void score(Batch batch, float[] scores) {
      for (int s = 0; s < batch.sentenceCount(); s++) {
        var words = new ArrayList<String>();
        for (int w = batch.from(s); w < batch.to(s); w++) {
          words.add(batch.words[w]);
          float[] own = batch.words[w].equalsIgnoreCase("doubt") ? ofUnsure : ofPlain;
          System.arraycopy(own, 0, scores, w * LABELS, LABELS);
        }
        sentences.add(String.join(" ", words));
      }
    }

    @Override
    public int tryOut(int entry) {
      throw new AssertionError("no graph");
    }
  }

  private final Noted quick = new Noted(new float[] {6, 0}, new float[] {1, 0});
  private final Noted thorough = new Noted(new float[] {2, 4}, new float[] {0, 8});

  private static Batch batch(String... sentences) {
    var batch = new Batch();
    for (String sentence : sentences) {
      for (String word : sentence.split(" ", -1)) {
        batch.add(word, 0, 0);
      }
      batch.endSentence();
    }
    return batch;
  }

  private static float[] score(Reading reading, String... sentences) {
    Batch batch = batch(sentences);
    float[] scores = new float[batch.wordCount() * LABELS];
    reading.score(batch, scores);
    return scores;
  }

  @Test
  void theThoroughModelReadsOnlyWhatTheQuickOneIsUnsureOfAndTheirScoresAreAveraged() {
    float[] scores =
        score(new Reading(quick, thorough, 0.9, LABELS), "all plain", "some doubt", "plain");

    assertThat(quick.sentences).containsExactly("all plain", "some doubt", "plain");
    assertThat(thorough.sentences).containsExactly("some doubt");
    assertThat(scores).containsExactly(6, 0, 6, 0, 4, 2, 0.5f, 4, 6, 0);
  }

  @Test
  void aSentenceIsAsSureAsItsLeastSureWord() {
    // The best label of "doubt" has e / (e + 1) = 0.73.
    score(new Reading(quick, thorough, 0.73, LABELS), "some doubt");
    assertThat(thorough.sentences).isEmpty();

    score(new Reading(quick, thorough, 0.74, LABELS), "some doubt");
    assertThat(thorough.sentences).hasSize(1);
  }

  @Test
  void capitalsAreReadByTheThoroughModelAloneAsTheyAreAndInTitleCaseAndHaveHalfTheOddsOfNames() {
    float[] scores = score(new Reading(quick, thorough, 0, LABELS), "plain", "IN DOUBT", "plain");

    assertThat(thorough.sentences).containsExactly("IN DOUBT", "In Doubt");
    assertThat(scores).containsExactly(6, 0, 2 + LN_2, 4, LN_2, 8, 6, 0);
  }

  @Test
  void aModelAloneReadsCapitalsInBothForms() {
    float[] scores = score(Reading.alone(quick, LABELS), "plain", "IN DOUBT");

    assertThat(quick.sentences).containsExactly("plain", "IN DOUBT", "In Doubt");
    assertThat(scores).containsExactly(6, 0, 6 + LN_2, 0, 1 + LN_2, 0);
  }

  @Test
  void whatWasReadBeforeIsForgotten() {
    var reading = new Reading(quick, thorough, 0.9, LABELS);
    float[] first = score(reading, "some doubt", "AND DOUBT");

    assertThat(score(reading, "plain")).containsExactly(6, 0);
    assertThat(score(reading, "some doubt", "AND DOUBT")).isEqualTo(first);
  }
}
