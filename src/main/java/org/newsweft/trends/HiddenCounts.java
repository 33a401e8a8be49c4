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
    if (below == 2) {
      return meanOfNoneOrOne(seen, exposure, hiddenPeriods, each);
    }
    double low = seen / exposure;
    double high = (seen + hiddenPeriods * (below - 1.0)) / exposure;
    double mean = high;
    for (int step = 0; step < STEPS; step++) {
      Censored hidden = Censored.of(mean * each, below);
      double tooMuch = mean * exposure - seen - hiddenPeriods * hidden.expected();
      if (tooMuch > 0) {
        high = mean;
      } else {
        low = mean;
      }
      // Newton's step; the derivative of an expectation by the logarithm of the mean is its
      // variance.
      double next = mean - tooMuch / (exposure - hiddenPeriods * hidden.variance() / mean);
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - mean) <= ACCURACY * mean) {
        return next;
      }
      mean = next;
    }
    return mean;
  }

  /**
   * The same where a hidden count is 0 or 1 and so is expected to be x / (1 + x) with x for its
   * mean, which leaves a quadratic equation.
   */
  private static double meanOfNoneOrOne(
      double seen, double exposure, int hiddenPeriods, double each) {
    double linear = exposure - each * (seen + hiddenPeriods);
    double root = Math.sqrt(linear * linear + 4 * each * exposure * seen);
    return linear > 0 ? 2 * seen / (linear + root) : (root - linear) / (2 * each * exposure);
  }

  /** The expectation of a Poisson count of which it is known to be less than {@code below}. */
  static double expected(double mean, int below) {
    return Censored.of(mean, below).expected();
  }

  /** A Poisson count of which it is known to be less than a bound. */
  private record Censored(double expected, double variance) {
    static Censored of(double mean, int below) {
      double term = 1;
      double probability = 1;
      double sum = 0;
      double squares = 0;
      for (int count = 1; count < below; count++) {
        term *= mean / count;
        probability += term;
        sum += count * term;
        squares += (double) count * count * term;
      }
      double expected = sum / probability;
      return new Censored(expected, squares / probability - expected * expected);
    }
  }
}
