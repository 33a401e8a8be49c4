package org.newsweft.trends;

import java.io.Serializable;

/**
 * How strongly the counts of a series cluster: the intraclass correlation of its stories, the
 * probability that two of them come in one period beyond what the lengths of the periods give. 0
 * for independent stories, 1 if all of them come at once. For a Dirichlet-multinomial of
 * concentration K it is 1 / (K + 1) (Mosimann 1962).
 *
 * <p>One series of some twenty periods says little of its own clusters, so it borrows from those
 * with a like sum, as Robinson and Smyth (2007) and Anders and Huber (2010) do with other counts:
 * the moment estimate over all series whose sum lies between the same powers of two. The own
 * estimate of a series joins it where it is higher, with one less than its number of periods for a
 * weight, against {@value #PRIOR_PERIODS}; a short calm proves no calm. All of it is of the periods
 * before the newest, so that changes in that one do not hide each other.
 */
final class Dispersion implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Groups of sums: 1, 2 to 3, 4 to 7 and so on. */
  static final int GROUPS = 40;

  private static final double PRIOR_PERIODS = 6;

  /** A group with fewer series borrows from its neighbours. */
  private static final long ENOUGH_SERIES = 50;

  /** Keeps the concentration finite. */
  private static final double LEAST = 1e-6;

  /** Unit of the sums: whole numbers add up to the same in any order, as fractions do not. */
  private static final double UNIT = 1 << 30;

  private final double[] ofGroup = new double[GROUPS];

  /** What series say of their clusters, added up group by group. */
  static final class Sums {
    private final long[] series = new long[GROUPS];
    private final long[] sums = new long[GROUPS];

    /** Adds a series. */
    void add(Emergence test) {
      add(group(test.sum()), 1, fixed(test.clustering()));
    }

    /**
     * Adds series of one group.
     *
     * @param sum of their estimates after {@link #fixed}
     */
    void add(int group, long number, long sum) {
      series[group] += number;
      sums[group] += sum;
    }

    Dispersion dispersion() {
      return new Dispersion(this);
    }
  }

  private Dispersion(Sums of) {
    for (int group = 0; group < GROUPS; group++) {
      long number = 0;
      double sum = 0;
      for (int reach = 0; number < ENOUGH_SERIES && reach < GROUPS; reach++) {
        for (int other = group - reach; other <= group + reach; other += Math.max(1, 2 * reach)) {
          if (other > 0 && other < GROUPS) {
            number += of.series[other];
            sum += of.sums[other] / UNIT;
          }
        }
      }
      ofGroup[group] = number == 0 ? LEAST : Math.max(LEAST, sum / number);
    }
  }

  /** The group of a sum. */
  static int group(long sum) {
    return Math.min(GROUPS - 1, 63 - Long.numberOfLeadingZeros(Math.max(1, sum)));
  }

  /** An estimate as a whole number, for sums. */
  static long fixed(double clustering) {
    return Math.round(clustering * UNIT);
  }

  /** The clustering that is usual at a sum. */
  double usual(long sum) {
    return ofGroup[group(sum)];
  }

  /**
   * The clustering of a series.
   *
   * @param sum its sum
   * @param own its own estimate, from the periods before the newest
   * @param periods their number
   */
  double of(long sum, double own, int periods) {
    double usual = usual(sum);
    if (own <= usual) {
      return usual;
    }
    return (PRIOR_PERIODS * usual + (periods - 1) * own) / (PRIOR_PERIODS + periods - 1);
  }

  /**
   * The moment estimate of one series: how much its squared deviations exceed those of independent
   * stories, as a share of the most that they could.
   *
   * @param squares sum of the squares of the deviations of the counts from what the exposures give
   * @param sum of the counts
   * @param periods their number, two or more
   * @return 0 for a sum up to 1, which cannot cluster; below 0 for a series that is too even
   */
  static double observed(double squares, double sum, int periods) {
    return sum <= 1 ? 0 : (squares * periods / (periods - 1) - sum) / (sum * (sum - 1));
  }
}
