package org.newsweft.trends;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The false-discovery rate of Benjamini and Hochberg (1995): of all rows with a q-value up to q, a
 * share of q at most is expected to be chance.
 */
final class BenjaminiHochberg implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] sortedP;
  private final double[] q;

  /**
   * @param p the p-values below 1 of a family of tests, in any order; they are sorted in place
   * @param tested number of all tests of the family, with those whose p-value is 1
   */
  BenjaminiHochberg(double[] p, long tested) {
    Arrays.sort(p);
    sortedP = p;
    q = new double[p.length];
    double lowest = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      lowest = Math.min(lowest, p[i] * tested / (i + 1));
      q[i] = lowest;
    }
  }

  /** The q-value of one of the p-values. */
  double q(double p) {
    int at = Arrays.binarySearch(sortedP, p);
    return at < 0 ? 1 : q[at];
  }
}
