package org.newsweft.trends;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/**
 * Is the newest period out of the ordinary? A test of its count against those of the periods
 * before.
 *
 * <p>Counts of news are more unequal than independent articles would make them: stories come in
 * clusters. So they are taken as negative binomial, with one size for all periods of a series.
 * Given the sum over all periods, the part of the newest one then is beta-binomial (a marginal of
 * the Dirichlet-multinomial, Mosimann 1962), whatever the mean: the p-value is the probability of
 * so many or more of that sum in the newest period. As the sum is given, series may be chosen by
 * it.
 *
 * <p>The size follows from the {@link Dispersion}.
 *
 * @param newest the count of the newest period
 * @param seen the count of all periods that is seen
 * @param sum the count of all periods, with what is hidden in them
 * @param newestExposure stories of the newest period, as a multiple of the mean period
 * @param historyExposure those of the periods before it
 * @param historyPeriods number of the periods before it
 * @param mean the mean count of a period of mean exposure in the history
 * @param clustering clusters of the periods before the newest, after {@link Dispersion#observed}
 */
record Emergence(
    long newest,
    long seen,
    long sum,
    double newestExposure,
    double historyExposure,
    int historyPeriods,
    double mean,
    double clustering) {

  /** The part of a sum that is taken into a p-value although more could follow. */
  private static final double NEGLIGIBLE = 1e-15;

  /** So many draws are multiplied one by one. */
  private static final int FEW = 64;

  /** What the history lets expect of the newest period. */
  double expected() {
    return mean * newestExposure;
  }

  /**
   * The probability of so many or more in the newest period.
   *
   * @param dispersion what is known of all series
   */
  double p(Dispersion dispersion) {
    return new Setting(newestExposure, historyExposure, historyPeriods)
        .p(newest, sum, clustering, dispersion);
  }

  /** What all series of a corpus have in common: the exposures of the periods. */
  record Setting(double newestExposure, double historyExposure, int historyPeriods)
      implements Serializable {

    /** The newest tested period and as many before it, at most. */
    static Setting of(TestedPeriods periods, int historyPeriods) {
      int newest = periods.size() - 1;
      int from = Math.max(0, newest - historyPeriods);
      double total = 0;
      for (int t = from; t <= newest; t++) {
        total += periods.stories()[t];
      }
      double unit = total / (newest - from + 1);
      double ofNewest = newest < 0 ? 0 : periods.stories()[newest] / unit;
      return new Setting(ofNewest, newest - from + 1 - ofNewest, newest - from);
    }

    /** The same as {@link Emergence#p}, from its parts. */
    double p(long newest, long sum, double clustering, Dispersion dispersion) {
      if (newest == 0) {
        return 1;
      }
      double concentration = 1 / dispersion.of(sum, clustering, historyPeriods) - 1;
      double exposure = newestExposure + historyExposure;
      return atLeast(
          newest,
          sum,
          concentration * newestExposure / exposure,
          concentration * historyExposure / exposure);
    }
  }

  /**
   * The probability of {@code k} or more in a beta-binomial distribution.
   *
   * @param n number of draws
   * @param a first parameter of the beta distribution, over 0; {@code b} the second
   */
  static double atLeast(long k, long n, double a, double b) {
    if (k <= 0) {
      return 1;
    }
    if (k > n) {
      return 0;
    }
    // The shorter tail is added up, beginning with its largest term.
    if (k > n * a / (a + b)) {
      double term = probability(k, n, a, b);
      double sum = term;
      for (long j = k; j < n && term > sum * NEGLIGIBLE; j++) {
        term *= (n - j) * (a + j) / ((j + 1.0) * (b + n - j - 1));
        sum += term;
      }
      return Math.min(1, sum);
    }
    double term = probability(k - 1, n, a, b);
    double sum = term;
    for (long j = k - 1; j > 0 && term > sum * NEGLIGIBLE; j--) {
      term *= j * (b + n - j) / ((n - j + 1.0) * (a + j - 1));
      sum += term;
    }
    return Math.max(0, 1 - sum);
  }

  private static double probability(long k, long n, double a, double b) {
    return n <= FEW ? productOfDraws(k, n, a, b) : Math.exp(logProbability(k, n, a, b));
  }

  /** Draw by draw, as from the urn of Polya: more exact than logarithms, and faster. */
  static double productOfDraws(long k, long n, double a, double b) {
    double product = 1;
    double all = a + b;
    for (int i = 0; i < k; i++) {
      product *= (n - i) * (a + i) / ((i + 1) * (all + i));
    }
    for (int i = 0; i < n - k; i++) {
      product *= (b + i) / (all + k + i);
    }
    return product;
  }

  static double logProbability(long k, long n, double a, double b) {
    return Gamma.logGamma(n + 1.0)
        - Gamma.logGamma(k + 1.0)
        - Gamma.logGamma(n - k + 1.0)
        + Gamma.logGamma(a + k)
        - Gamma.logGamma(a)
        + Gamma.logGamma(b + n - k)
        - Gamma.logGamma(b)
        - Gamma.logGamma(a + b + n)
        + Gamma.logGamma(a + b);
  }
}
