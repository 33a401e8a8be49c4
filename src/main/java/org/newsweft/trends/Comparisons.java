package org.newsweft.trends;

import java.util.Arrays;

/**
 * Each value of a series compared with every later one: what {@link MannKendall} and {@link
 * TheilSen} both begin with. Most series are at their lowest value most of the time, so these
 * values are not compared one by one.
 *
 * @param rising pairs of values of which the later is higher
 * @param falling pairs of which it is lower
 * @param variance of the difference of both, were the values in random order: n (n - 1) (2n + 5) /
 *     18, less the same for each group of equal values (Kendall 1975)
 */
record Comparisons(long rising, long falling, double variance) {

  /**
   * @param values in the order of time, without NaN
   */
  static Comparisons of(double[] values) {
    int n = values.length;
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    double[] higher = new double[n];
    int size = 0;
    long rising = 0;
    long falling = 0;
    for (int t = 0; t < n; t++) {
      double value = values[t];
      if (value == lowest) {
        falling += size;
      } else {
        rising += t - size;
        for (int earlier = 0; earlier < size; earlier++) {
          rising += value > higher[earlier] ? 1 : 0;
          falling += value < higher[earlier] ? 1 : 0;
        }
        higher[size++] = value;
      }
    }
    Arrays.sort(higher, 0, size);
    return new Comparisons(rising, falling, variance(n, n - size, higher, size));
  }

  /** From the number of lowest values and the other ones in ascending order. */
  private static double variance(int n, int ofLowest, double[] higher, int size) {
    double variance = term(n) - term(ofLowest);
    int from = 0;
    for (int to = 1; to <= size; to++) {
      if (to == size || higher[to] != higher[from]) {
        variance -= term(to - from);
        from = to;
      }
    }
    return variance / 18;
  }

  private static double term(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
