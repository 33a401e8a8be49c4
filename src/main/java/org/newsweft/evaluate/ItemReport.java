package org.newsweft.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * What an evaluation on items by article found.
 *
 * @param kind {@code countries} or {@code items}
 * @param articles number of articles
 * @param scores how well the job's annotation does
 * @param baseline how well a look-up of country names and demonyms does; empty unless countries are
 *     marked
 * @param mistakes the most frequent mistakes of the job's annotation
 * @param wordsPerCoreSecond words read by second of CPU time, after a warm-up
 */
public record ItemReport(
    String kind,
    long articles,
    Scores scores,
    Optional<Scores> baseline,
    List<Mistake.Counted> mistakes,
    double wordsPerCoreSecond) {

  /**
   * Two ways to sum up.
   *
   * @param micro over all pairs of an article and an item
   * @param macro means over the articles
   */
  public record Scores(Score micro, SetScore.Macro macro) {
    static Scores of(SetScore score) {
      return new Scores(score.micro(), score.macro());
    }
  }
}
