package org.newsweft.trends;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The periods that series are tested over: those that are complete, are no gap of the corpus and
 * have a story. Days are numbers from 1970-01-01.
 */
final class TestedPeriods implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NOT_TESTED = -1;

  private final int[] days;
  private final int[] placeOfDay;
  private final int[] times;
  private final double[] stories;
  private final long storiesOfAll;

  /** A row of the table {@code periods}. */
  record Period(int day, boolean complete, boolean gap, long stories) {}

  /**
   * @param periods all periods in the order of time, without a hole
   */
  TestedPeriods(List<Period> periods) {
    days = periods.stream().mapToInt(Period::day).toArray();
    storiesOfAll = periods.stream().mapToLong(Period::stories).sum();
    placeOfDay = new int[days.length];
    times = new int[days.length];
    double[] totals = new double[days.length];
    int size = 0;
    for (int t = 0; t < days.length; t++) {
      Period period = periods.get(t);
      boolean tested = period.complete() && !period.gap() && period.stories() > 0;
      placeOfDay[t] = tested ? size : NOT_TESTED;
      if (tested) {
        times[size] = t;
        totals[size++] = period.stories();
      }
    }
    stories = Arrays.copyOf(totals, size);
  }

  /** Number of tested periods. */
  int size() {
    return stories.length;
  }

  /** First day of a tested period. */
  int day(int place) {
    return days[times[place]];
  }

  /** Place of a period among the tested ones by its first day; below 0 if it is none of them. */
  int place(int day) {
    int at = Arrays.binarySearch(days, day);
    return at < 0 ? NOT_TESTED : placeOfDay[at];
  }

  /** Stories of each tested period; not to be changed. */
  double[] stories() {
    return stories;
  }

  /** Stories of all periods, tested or not. */
  long storiesOfAll() {
    return storiesOfAll;
  }

  /** Times of the tested periods, counted in periods; what is not tested leaves a hole. */
  double[] times() {
    return Arrays.stream(times, 0, size()).asDoubleStream().toArray();
  }

  /** Values of tested periods by time, for all periods; NaN where one is not tested. */
  double[] spread(double[] values) {
    double[] spread = new double[days.length];
    Arrays.fill(spread, Double.NaN);
    for (int place = 0; place < values.length; place++) {
      spread[times[place]] = values[place];
    }
    return spread;
  }
}
