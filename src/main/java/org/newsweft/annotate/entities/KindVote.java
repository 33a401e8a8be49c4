package org.newsweft.annotate.entities;

import java.util.HashMap;
import java.util.Map;

/**
 * One kind for all places of an article at which the same name stands. The sentence alone often
 * does not tell a town from its club; the article mostly has a sentence that does.
 *
 * <p>Each place votes with the logarithms of its probabilities for the kinds, so that one sure
 * place outweighs some unsure ones. The last word of a person's full name votes as well: the family
 * name that stands alone is that person.
 */
final class KindVote {
  /** Is added to each probability: no single place decides. */
  private static final double FLOOR = 1e-3;

  private static final class Votes {
    private final double[] sums;
    private int places;

    Votes(int kinds) {
      this.sums = new double[kinds];
    }
  }

  private final Map<String, Votes> votesFor = new HashMap<>();

  /**
   * Adds a place.
   *
   * @param name what stands there, in the form in which names are compared
   * @param ofKinds for each kind its probability there
   */
  void add(String name, double[] ofKinds) {
    Votes votes = votesFor.computeIfAbsent(name, unknown -> new Votes(ofKinds.length));
    votes.places++;
    for (int kind = 0; kind < ofKinds.length; kind++) {
      // StrictMath: the same digits on every machine.
      votes.sums[kind] += StrictMath.log(ofKinds[kind] + FLOOR);
    }
  }

  /** Whether more than one place has voted on a name. */
  boolean isOpen(String name) {
    return votesFor.get(name).places > 1;
  }

  /** The kind with the most votes; of equal ones that with the lower number. */
  int winner(String name) {
    double[] sums = votesFor.get(name).sums;
    int winner = 0;
    for (int kind = 1; kind < sums.length; kind++) {
      if (sums[kind] > sums[winner]) {
        winner = kind;
      }
    }
    return winner;
  }
}
