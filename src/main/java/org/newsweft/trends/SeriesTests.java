package org.newsweft.trends;

import org.newsweft.config.JobConfig;

/**
 * All that is said of one series: its trend, its heaviest burst, and what the test of its newest
 * period needs. The rules of what is tested stand here.
 *
 * @param seen stories in the tested periods
 * @param trend null if not tested
 * @param slope null if not tested
 * @param burst the heaviest burst, of equals the first; null if there is none
 * @param emergence null if not tested
 * @param sourceChange what {@link SourceChanges} says; null if nothing
 */
record SeriesTests(
    long seen,
    MannKendall trend,
    TheilSen slope,
    Bursts.Burst burst,
    Emergence emergence,
    String sourceChange) {

  /** The normal approximation of the Mann-Kendall test wants so many (Gilbert 1987, 16.4.2). */
  static final int LEAST_PERIODS_OF_TREND = 10;

  /**
   * A series that is there in fewer periods cannot show a trend, and would only make the others
   * wait behind it. The number says nothing of the order of the periods, so it may choose what is
   * tested.
   */
  static final int LEAST_PERIODS_PRESENT = 5;

  /** A history of fewer says too little of how unequal its periods are. */
  static final int LEAST_HISTORY = 6;

  static SeriesTests of(
      StorySeries series, double[] times, JobConfig.Trends rules, SourceChanges sourceChanges) {
    int n = series.counts().length;
    long seen = 0;
    int present = 0;
    for (int count : series.counts()) {
      seen += count;
      present += count > 0 ? 1 : 0;
    }
    if (n == 0) {
      return new SeriesTests(0, null, null, null, null, null);
    }
    double[] shares = series.shares();
    MannKendall trend = null;
    TheilSen slope = null;
    if (n >= LEAST_PERIODS_OF_TREND && present >= LEAST_PERIODS_PRESENT) {
      Comparisons comparisons = Comparisons.of(shares);
      slope = TheilSen.of(times, shares, TheilSen.NORMAL_95, comparisons);
      trend = MannKendall.correctedUpwards(shares, slope.slope(), comparisons);
    }
    Bursts.Burst heaviest = null;
    if (seen > 0) {
      for (Bursts.Burst burst : Bursts.find(series.filled(), series.totals())) {
        heaviest = heaviest == null || burst.weight() > heaviest.weight() ? burst : heaviest;
      }
    }
    Emergence emergence = n > LEAST_HISTORY ? series.emergence(rules.historyPeriods()) : null;
    return new SeriesTests(
        seen,
        trend,
        slope,
        heaviest,
        emergence,
        sourceChanges.coinciding(shares, heaviest, trend == null ? Double.NaN : trend.p()));
  }
}
