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
    return of(Comparisons.of(values), values.length, 1);
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
    return of(Comparisons.of(values), values.length, hamedRaoFactor(values, slope, lags));
  }

  /**
   * The correction of Hamed and Rao over all lags, where it makes the test less certain. Where
   * neighbours differ more than chance has them differ, their formula lowers the variance and may
   * even make it negative; then the values are taken to be independent. The tables use this.
   *
   * @param slope the trend for each step, from {@link TheilSen}
   */
  public static MannKendall correctedUpwards(double[] values, double slope) {
    return correctedUpwards(values, slope, Comparisons.of(values));
  }

  /**
   * The same.
   *
   * @param comparisons those of the values
   */
  static MannKendall correctedUpwards(double[] values, double slope, Comparisons comparisons) {
    double factor = values.length < 3 ? 1 : hamedRaoFactor(values, slope, values.length - 1);
    return of(comparisons, values.length, Math.max(1, factor));
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
        Comparisons comparisons = Comparisons.of(ofSeason);
        s += comparisons.rising() - comparisons.falling();
        variance += comparisons.variance();
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

  private static MannKendall of(Comparisons comparisons, int n, double factor) {
    return of(
        comparisons.rising() - comparisons.falling(), comparisons.variance() * factor, pairs(n));
  }

  private static MannKendall of(long s, double variance, double pairs) {
    double z = s == 0 || variance <= 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    return new MannKendall(s, variance, z, Erf.erfc(Math.abs(z) / SQRT_2), s / pairs);
  }

  private static double pairs(int n) {
    return 0.5 * n * (n - 1);
  }

  /** How many times larger the variance of the score is than that of independent values. */
  private static double hamedRaoFactor(double[] values, double slope, int lags) {
    int n = values.length;
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = values[i] - (i + 1) * slope;
    }
    double[] products = productsByLag(ranks(deviations));
    double square = products[0];
    if (square == 0) {
      return 1;
    }
    double bound = SIGNIFICANT / Math.sqrt(n);
    double sum = 0;
    for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
      double autocorrelation = products[lag] / square;
      if (Math.abs(autocorrelation) > bound) {
        sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * autocorrelation;
      }
    }
    return 1 + 2 * sum / ((double) n * (n - 1) * (n - 2));
  }

  /**
   * Sums of the products of ranks, less their mean, with those a lag before, by lag. Ranks are
   * halves, so sums are exact in any order; that of the lowest rank, which most values of a rare
   * item have, is taken out of the products: with c for it and c + e for the others, the sum is
   * that of (c + e)(c + e'), and the products of the e are few.
   */
  private static double[] productsByLag(double[] ranks) {
    int n = ranks.length;
    double mean = (n + 1) / 2.0;
    double lowest = Double.POSITIVE_INFINITY;
    for (double rank : ranks) {
      lowest = Math.min(lowest, rank);
    }
    double[] products = new double[n];
    int[] places = new int[n];
    double[] above = new double[n];
    double[] sumBefore = new double[n + 1];
    int size = 0;
    for (int i = 0; i < n; i++) {
      double e = ranks[i] - lowest;
      sumBefore[i + 1] = sumBefore[i] + e;
      if (e > 0) {
        places[size] = i;
        above[size++] = e;
        for (int earlier = 0; earlier < size; earlier++) {
          products[i - places[earlier]] += e * above[earlier];
        }
      }
    }
    double c = lowest - mean;
    for (int lag = 0; lag < n; lag++) {
      double later = sumBefore[n] - sumBefore[lag];
      products[lag] += c * (later + sumBefore[n - lag]) + (n - lag) * c * c;
    }
    return products;
  }

  /** Ranks from 1; equal values have the mean of theirs. */
  static double[] ranks(double[] values) {
    int n = values.length;
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    double[] higher = new double[n];
    int size = 0;
    for (double value : values) {
      if (value > lowest) {
        higher[size++] = value;
      }
    }
    Arrays.sort(higher, 0, size);
    int ofLowest = n - size;
    double[] rankAt = new double[size];
    int from = 0;
    for (int to = 1; to <= size; to++) {
      if (to == size || higher[to] != higher[from]) {
        Arrays.fill(rankAt, from, to, ofLowest + (from + 1 + to) / 2.0);
        from = to;
      }
    }
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      ranks[i] =
          values[i] > lowest
              ? rankAt[Arrays.binarySearch(higher, 0, size, values[i])]
              : (ofLowest + 1) / 2.0;
    }
    return ranks;
  }
}
