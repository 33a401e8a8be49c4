package org.newsweft.trends;

import java.util.Arrays;

/**
 * The slope of a series that outliers do not move: the median of the slopes between all pairs of
 * its values (Theil 1950; Sen 1968), with Sen's interval.
 *
 * @param slope change of the value for each step of time
 * @param low lower end of the interval of the slope; {@code high} the upper end
 */
public record TheilSen(double slope, double low, double high) {
  /** The normal score of an interval that holds the slope 95 times in 100. */
  public static final double NORMAL_95 = 1.959963984540054;

  /**
   * The slope of values at the times 0, 1, 2 and so on, with an interval of 95 %.
   *
   * @param values in the order of time; NaN where one is missing, which keeps its time
   */
  public static TheilSen of(double[] values) {
    double[] times = new double[values.length];
    double[] found = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        times[size] = i;
        found[size++] = values[i];
      }
    }
    return of(Arrays.copyOf(times, size), Arrays.copyOf(found, size), NORMAL_95);
  }

  /**
   * The slope of values at any times.
   *
   * @param times ascending, no two equal
   * @param values as many, two or more
   * @param normal the normal score of the interval's certainty: {@link #NORMAL_95}
   */
  public static TheilSen of(double[] times, double[] values, double normal) {
    return of(times, values, normal, Comparisons.of(values));
  }

  /**
   * The same.
   *
   * @param comparisons those of the values
   */
  static TheilSen of(double[] times, double[] values, double normal, Comparisons comparisons) {
    int n = values.length;
    int pairs = n * (n - 1) / 2;
    // Ranks as Sen has them, from the variance of the Mann-Kendall score.
    double spread = normal * Math.sqrt(comparisons.variance());
    int low = (int) Math.max(Math.rint((pairs - spread) / 2) - 1, 0);
    int high = (int) Math.min(Math.rint((pairs + spread) / 2), pairs - 1);
    // The level pairs lie between the falling and the rising ones. Most series of rare items are
    // level so often that no slope need be computed.
    long firstRising = pairs - comparisons.rising();
    if (low >= comparisons.falling() && high < firstRising && pairs / 2 < firstRising) {
      return new TheilSen(0, 0, 0);
    }
    double[] slopes = slopes(times, values, pairs);
    return new TheilSen(median(slopes), Selection.nth(slopes, low), Selection.nth(slopes, high));
  }

  /**
   * The seasonal slope (Hirsch, Slack and Smith 1982): the median of the slopes between values of
   * the same season, for each year.
   *
   * @param values in the order of time; NaN where one is missing
   * @param seasons values in a year
   */
  public static double seasonalSlope(double[] values, int seasons) {
    double[] slopes = new double[values.length * (values.length / seasons + 1)];
    int size = 0;
    for (int later = 0; later < values.length; later++) {
      for (int earlier = later - seasons; earlier >= 0; earlier -= seasons) {
        int years = (later - earlier) / seasons;
        double slope = (values[later] - values[earlier]) / years;
        if (!Double.isNaN(slope)) {
          slopes[size++] = slope;
        }
      }
    }
    return median(Arrays.copyOf(slopes, size));
  }

  private static double[] slopes(double[] times, double[] values, int pairs) {
    double[] slopes = new double[pairs];
    int size = 0;
    for (int later = 1; later < values.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        slopes[size++] = (values[later] - values[earlier]) / (times[later] - times[earlier]);
      }
    }
    return slopes;
  }

  /** The median; the mean of the middle two of an even number. The order of the values changes. */
  static double median(double[] values) {
    int half = values.length / 2;
    double upper = Selection.nth(values, half);
    return values.length % 2 == 1 ? upper : (Selection.nth(values, half - 1) + upper) / 2;
  }
}
