package org.newsweft.trends;

/**
 * What may lie under {@code counts.min_articles}: a pair without a row in a period has some number
 * of articles below it, not always none. Left at zero, a pair that is always there would look new
 * whenever it is seen.
 *
 * <p>The hidden counts are put at their expectation in a Poisson model whose mean is that of
 * highest likelihood (a censored sample: Cohen 1959 gives the equations; the expectation step of
 * Dempster, Laird and Rubin 1977). If the pair comes in clusters, as copies do, this is too many
 * rather than too few, so that a test of the newest period is careful rather than rash.
 */
final class HiddenCounts {
  private static final int STEPS = 60;
  private static final double ACCURACY = 1e-12;

  private HiddenCounts() {}

  /**
   * The mean of a period of exposure 1.
   *
   * @param seen sum of the counts that are known
   * @param exposure exposure of all periods together, the sum of their stories in some unit
   * @param hiddenPeriods periods whose count is hidden
   * @param hiddenExposure their exposure together
   * @param below a hidden count is less than this
   */
  static double mean(
      double seen, double exposure, int hiddenPeriods, double hiddenExposure, int below) {
    if (seen == 0 || exposure == 0) {
      return 0;
    }
    if (hiddenPeriods == 0 || below <= 1) {
      return seen / exposure;
    }
    double each = hiddenExposure / hiddenPeriods;
    double low = seen / exposure;
    double high = (seen + hiddenPeriods * (below - 1.0)) / exposure;
    for (int step = 0; step < STEPS && high - low > ACCURACY * high; step++) {
      double mean = (low + high) / 2;
      double explained = seen + hiddenPeriods * expected(mean * each, below);
      if (mean * exposure < explained) {
        low = mean;
      } else {
        high = mean;
      }
    }
    return (low + high) / 2;
  }

  /** The expectation of a Poisson count of which it is known to be less than {@code below}. */
  static double expected(double mean, int below) {
    double term = 1;
    double probability = 1;
    double sum = 0;
    for (int count = 1; count < below; count++) {
      term *= mean / count;
      probability += term;
      sum += count * term;
    }
    return sum / probability;
  }
}
