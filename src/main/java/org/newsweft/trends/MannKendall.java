package org.newsweft.trends;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * The test of Mann (1945) and Kendall (1975): do the values of a series tend to rise or to fall?
 * Ties are allowed for (Kendall 1975; Gilbert 1987, section 16.4). The normal approximation of the
 * p-value wants some ten values or more.
 *
 * @param s pairs of values of which the later is higher, less those of which it is lower
 * @param variance of s, were there no trend
 * @param z s as a normal score, moved towards 0 by one (correction for continuity)
 * @param p two-sided: the probability of a score so far from 0 without a trend
 * @param tau s by the number of pairs, -1 to 1
 */
public record MannKendall(long s, double variance, double z, double p, double tau) {
  private static final double SQRT_2 = Math.sqrt(2);

  /** The normal score beyond which an autocorrelation counts, of a test at 5 %. */
  private static final double SIGNIFICANT = 1.959963984540054;

  /**
   * Tests values in the order of time, taken to be independent of each other.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static MannKendall of(double[] values) {
    return of(score(values), varianceOfScore(values), pairs(values.length));
  }

  /**
   * The same, with the variance corrected for autocorrelation: what lasts for several periods gives
   * less evidence than as many independent values (Hamed and Rao 1998, formula 13). The
   * autocorrelations are those of the ranks of the values less their trend, as far as they are
   * significant at 5 %.
   *
   * @param slope the trend for each step, from {@link TheilSen}
   * @param lags the longest distance at which values are compared
   */
  static MannKendall hamedRao(double[] values, double slope, int lags) {
    double factor = hamedRaoFactor(values, slope, lags);
    return of(score(values), varianceOfScore(values) * factor, pairs(values.length));
  }

  /**
   * The correction of Hamed and Rao over all lags, where it makes the test less certain. Where
   * neighbours differ more than chance has them differ, their formula lowers the variance and may
   * even make it negative; then the values are taken to be independent. The tables use this.
   *
   * @param slope the trend for each step, from {@link TheilSen}
   */
  public static MannKendall correctedUpwards(double[] values, double slope) {
    double factor = values.length < 3 ? 1 : hamedRaoFactor(values, slope, values.length - 1);
    return of(score(values), varianceOfScore(values) * Math.max(1, factor), pairs(values.length));
  }

  /**
   * The seasonal test of Hirsch, Slack and Smith (1982): January is compared with January only, and
   * the scores and variances of the seasons are added up.
   *
   * @param values in the order of time; NaN where one is missing
   * @param seasons values in a year
   */
  public static MannKendall seasonal(double[] values, int seasons) {
    long s = 0;
    double variance = 0;
    double pairs = 0;
    for (int season = 0; season < seasons; season++) {
      double[] ofSeason = season(values, season, seasons);
      if (ofSeason.length > 0) {
        s += score(ofSeason);
        variance += varianceOfScore(ofSeason);
        pairs += pairs(ofSeason.length);
      }
    }
    return of(s, variance, pairs);
  }

  /** The values of one season that are not missing. */
  private static double[] season(double[] values, int season, int seasons) {
    double[] found = new double[values.length / seasons + 1];
    int size = 0;
    for (int i = season; i < values.length; i += seasons) {
      if (!Double.isNaN(values[i])) {
        found[size++] = values[i];
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static MannKendall of(long s, double variance, double pairs) {
    double z = s == 0 || variance <= 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    return new MannKendall(s, variance, z, Erf.erfc(Math.abs(z) / SQRT_2), s / pairs);
  }

  private static double pairs(int n) {
    return 0.5 * n * (n - 1);
  }

  private static long score(double[] values) {
    long score = 0;
    for (int later = 1; later < values.length; later++) {
      double value = values[later];
      for (int earlier = 0; earlier < later; earlier++) {
        score += (value > values[earlier] ? 1 : 0) - (value < values[earlier] ? 1 : 0);
      }
    }
    return score;
  }

  /** n (n - 1) (2n + 5) / 18, less the same for each group of equal values. */
  static double varianceOfScore(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double variance = term(sorted.length);
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length || sorted[to] != sorted[from]) {
        variance -= term(to - from);
        from = to;
      }
    }
    return variance / 18;
  }

  private static double term(double n) {
    return n * (n - 1) * (2 * n + 5);
  }

  /** How many times larger the variance of the score is than that of independent values. */
  private static double hamedRaoFactor(double[] values, double slope, int lags) {
    int n = values.length;
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = values[i] - (i + 1) * slope;
    }
    deviations = ranks(deviations);
    double square = 0;
    for (int i = 0; i < n; i++) {
      deviations[i] -= (n + 1) / 2.0;
      square += deviations[i] * deviations[i];
    }
    if (square == 0) {
      return 1;
    }
    double bound = SIGNIFICANT / Math.sqrt(n);
    double sum = 0;
    for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
      double product = 0;
      for (int i = lag; i < n; i++) {
        product += deviations[i] * deviations[i - lag];
      }
      double autocorrelation = product / square;
      if (Math.abs(autocorrelation) > bound) {
        sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * autocorrelation;
      }
    }
    return 1 + 2 * sum / ((double) n * (n - 1) * (n - 2));
  }

  /** Ranks from 1; equal values have the mean of theirs. */
  static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int at = Arrays.binarySearch(sorted, values[i]);
      int from = at;
      int to = at;
      while (from > 0 && sorted[from - 1] == values[i]) {
        from--;
      }
      while (to + 1 < sorted.length && sorted[to + 1] == values[i]) {
        to++;
      }
      ranks[i] = (from + to) / 2.0 + 1;
    }
    return ranks;
  }
}
