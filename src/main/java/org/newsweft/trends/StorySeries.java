package org.newsweft.trends;

/**
 * The stories of an item, a pair or a triple by tested period.
 *
 * @param counts stories; 0 where there is no row
 * @param hidden where the count is not known, only that fewer than {@code below} articles hold the
 *     items; the count there is 0
 * @param below {@code counts.min_articles} of the run; 1 if nothing can be hidden
 * @param totals stories of each period, over 0
 */
record StorySeries(int[] counts, boolean[] hidden, int below, double[] totals) {
  /** The newest period and as many before it, at most, are compared for what emerges. */
  Emergence emergence(int historyPeriods) {
    int newest = counts.length - 1;
    int from = Math.max(0, newest - historyPeriods);
    double total = 0;
    for (int t = from; t <= newest; t++) {
      total += totals[t];
    }
    double unit = total / (newest - from + 1);
    Sums all = sums(from, newest + 1, unit);
    double shareOfAll = all.mean(below) / unit;
    double sumOfAll = all.seen;
    for (int t = from; t <= newest; t++) {
      if (hidden[t]) {
        sumOfAll += HiddenCounts.expected(shareOfAll * totals[t], below);
      }
    }
    Sums history = sums(from, newest, unit);
    double mean = history.mean(below);
    return new Emergence(
        counts[newest],
        all.seen,
        Math.max(counts[newest], Math.round(sumOfAll)),
        totals[newest] / unit,
        history.exposure,
        newest - from,
        mean,
        clustering(from, newest, unit, history));
  }

  private record Sums(long seen, double exposure, int hiddenPeriods, double hiddenExposure) {
    double mean(int below) {
      return HiddenCounts.mean((double) seen, exposure, hiddenPeriods, hiddenExposure, below);
    }
  }

  private Sums sums(int from, int to, double unit) {
    long seen = 0;
    double total = 0;
    int hiddenPeriods = 0;
    double hiddenTotal = 0;
    for (int t = from; t < to; t++) {
      seen += counts[t];
      total += totals[t];
      if (hidden[t]) {
        hiddenPeriods++;
        hiddenTotal += totals[t];
      }
    }
    return new Sums(seen, total / unit, hiddenPeriods, hiddenTotal / unit);
  }

  /** Of the counts that are seen: zeros for hidden ones cluster more, which is the careful side. */
  private double clustering(int from, int to, double unit, Sums of) {
    double share = of.seen / (of.exposure * unit);
    double squares = 0;
    for (int t = from; t < to; t++) {
      double off = counts[t] - share * totals[t];
      squares += off * off;
    }
    return Dispersion.observed(squares, (double) of.seen, to - from);
  }

  /** The counts, with what is expected where one is hidden. */
  double[] filled() {
    double total = 0;
    for (double each : totals) {
      total += each;
    }
    double unit = total / totals.length;
    double share = sums(0, counts.length, unit).mean(below) / unit;
    double[] filled = new double[counts.length];
    for (int t = 0; t < filled.length; t++) {
      filled[t] = hidden[t] ? HiddenCounts.expected(share * totals[t], below) : counts[t];
    }
    return filled;
  }

  /** Counts by totals. */
  double[] shares() {
    double[] shares = new double[counts.length];
    for (int t = 0; t < shares.length; t++) {
      shares[t] = counts[t] / totals[t];
    }
    return shares;
  }
}
