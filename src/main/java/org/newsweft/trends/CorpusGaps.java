package org.newsweft.trends;

import java.util.Arrays;
import org.newsweft.config.PeriodLength;

/**
 * Periods in which the corpus has a hole: a feed that broke, a crawl that stopped. What looks like
 * a fall there is none of the news.
 */
public final class CorpusGaps {
  /** Neighbours on either side. */
  private static final int REACH = 3;

  private CorpusGaps() {}

  /**
   * Finds the complete periods with fewer articles than half the median of their neighbours, the
   * three complete ones before and the three after, as far as there are any. A day is compared with
   * the same day of the weeks around it, as there is less news on Sundays.
   *
   * @param articles articles by period, in the order of time without a hole
   * @param complete which periods the corpus covers wholly
   * @return which periods are gaps; one that is not complete is none
   */
  public static boolean[] find(long[] articles, boolean[] complete, PeriodLength length) {
    int step = length == PeriodLength.DAY ? 7 : 1;
    boolean[] gaps = new boolean[articles.length];
    for (int t = 0; t < articles.length; t++) {
      double[] neighbours = new double[2 * REACH];
      int size = 0;
      for (int distance = 1; distance <= REACH; distance++) {
        for (int other : new int[] {t - distance * step, t + distance * step}) {
          if (other >= 0 && other < articles.length && complete[other]) {
            neighbours[size++] = articles[other];
          }
        }
      }
      gaps[t] =
          complete[t]
              && size > 0
              && 2 * articles[t] < TheilSen.median(Arrays.copyOf(neighbours, size));
    }
    return gaps;
  }
}
