package org.newsweft.trends;

/**
 * How strongly items are bound to each other: measures of the articles that hold them all, compared
 * with what independence of the items would give.
 *
 * <p>All of them take counts of one set of articles, a period or all of them, of which {@code
 * total} counts every article, also those that mention nothing. A measure is a number for every
 * possible count; each method says what it gives at the edges. The SQL views {@code pair_scores}
 * and {@code triple_scores} compute the same.
 */
public final class Association {
  private static final double LN_2 = Math.log(2);

  private Association() {}

  /**
   * Articles with both items, were the items independent: n(a) n(b) / N.
   *
   * @return 0 where there is no article
   */
  public static double expected(long a, long b, long total) {
    check(total, a, b);
    return total == 0 ? 0 : (double) a * b / total;
  }

  /**
   * Articles with all three items, were they independent of each other: n(a) n(b) n(c) / N².
   *
   * @return 0 where there is no article
   */
  public static double expected(long a, long b, long c, long total) {
    check(total, a, b, c);
    return total == 0 ? 0 : (double) a * b / total * c / total;
  }

  /**
   * Observed by expected: how many times as often the items come together as independence says.
   *
   * @return 0 or more; 1 where nothing is expected, as then nothing can be observed
   */
  public static double lift(long together, double expected) {
    return expected == 0 ? 1 : together / expected;
  }

  /**
   * Pointwise mutual information in bits: the binary logarithm of the lift (Church and Hanks 1990).
   * Rare items have the highest values; see {@link #npmi}.
   *
   * @return negative infinity if the items never come together although some articles are expected
   */
  public static double pmi(long together, double expected) {
    return Math.log(lift(together, expected)) / LN_2;
  }

  /**
   * PMI as a share of the highest that so many common articles can give (Bouma 2009), for {@code
   * items} items the logarithm of p(1) … p(k) / p(all) by (k - 1) log p(all).
   *
   * @param items 2 for a pair, 3 for a triple
   * @return -1 (never together) over 0 (independent) to 1 (only together); 0 if all articles hold
   *     all the items, which says nothing of a bond
   */
  public static double npmi(long together, double expected, long total, int items) {
    if (together == total || expected == 0) {
      return 0;
    }
    if (together == 0) {
      return -1;
    }
    return Math.log(together / expected) / ((items - 1) * -Math.log((double) together / total));
  }

  /**
   * Log-likelihood ratio G2 of the two-by-two table of a pair (Dunning 1993): twice the sum of
   * observed ln(observed / expected) over its four cells. With one degree of freedom; it grows with
   * the number of articles, so compare it within one corpus only, and it does not tell attraction
   * from avoidance: {@link #npmi} does.
   *
   * @param both articles with both items
   * @param a articles with the first item, both included; {@code b} likewise
   * @return 0 at exact independence, otherwise more; an empty cell adds nothing
   * @throws IllegalArgumentException if such counts cannot be
   */
  public static double logLikelihoodOfPair(long both, long a, long b, long total) {
    check(total, a, b);
    long neither = total - a - b + both;
    if (both < 0 || both > a || both > b || neither < 0) {
      throw new IllegalArgumentException(
          "%d articles with both of two items in %d and %d of %d articles"
              .formatted(both, a, b, total));
    }
    double sum =
        cell(both, a, b, total)
            + cell(a - both, a, total - b, total)
            + cell(b - both, b, total - a, total)
            + cell(neither, total - a, total - b, total);
    return Math.max(0, 2 * sum);
  }

  private static double cell(long observed, long row, long column, long total) {
    return observed == 0
        ? 0
        : observed * Math.log((double) observed * total / ((double) row * column));
  }

  /**
   * Log-likelihood ratio G2 of the number of articles that hold all of a triple against the number
   * expected: the deviance of a binomial share (McCullagh and Nelder 1989, section 4.4). It asks
   * only how far the triple is from three independent items; pairs in it that are bound make it
   * high too.
   *
   * @return 0 if observed is expected, otherwise more
   */
  public static double logLikelihoodOfTriple(long together, double expected, long total) {
    check(total, together);
    double sum = together == 0 ? 0 : together * Math.log(together / expected);
    if (together < total) {
      sum += (total - together) * Math.log((total - together) / (total - expected));
    }
    return Math.max(0, 2 * sum);
  }

  /**
   * Jaccard's coefficient: articles with both items by articles with any of them (Jaccard 1912).
   *
   * @return 0 to 1; 0 where no article has any of them
   */
  public static double jaccard(long both, long a, long b) {
    long any = a + b - both;
    return any == 0 ? 0 : (double) both / any;
  }

  /**
   * The same for a triple: articles with all three items by articles with any of them.
   *
   * @param ab articles with the first and the second item; {@code ac}, {@code bc} likewise
   */
  public static double jaccard(long all, long ab, long ac, long bc, long a, long b, long c) {
    long any = a + b + c - ab - ac - bc + all;
    return any == 0 ? 0 : (double) all / any;
  }

  private static void check(long total, long... counts) {
    for (long count : counts) {
      if (count < 0 || count > total) {
        throw new IllegalArgumentException(
            "%d articles of %d cannot hold an item".formatted(count, total));
      }
    }
  }
}
