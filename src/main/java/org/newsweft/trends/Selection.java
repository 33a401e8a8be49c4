package org.newsweft.trends;

/** Finds the n-th smallest of some numbers without sorting them all (Hoare 1961). */
final class Selection {
  private Selection() {}

  /**
   * The value that sorting would put at a place. The order of the values changes.
   *
   * @param values without NaN
   * @param n from 0
   */
  static double nth(double[] values, int n) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int i = from;
      int j = to;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (n <= j) {
        to = j;
      } else if (n >= i) {
        from = i;
      } else {
        return values[n];
      }
    }
    return values[n];
  }
}
