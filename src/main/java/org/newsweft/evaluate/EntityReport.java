package org.newsweft.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What an evaluation on marked names found.
 *
 * @param labels the score of each label that the file uses
 * @param micro the score over all of their spans
 * @param mistakes the most frequent mistakes
 * @param wordsPerCoreSecond words read by second of CPU time, after a warm-up
 */
public record EntityReport(
    Map<String, Score> labels,
    Score micro,
    List<Mistake.Counted> mistakes,
    double wordsPerCoreSecond) {}
