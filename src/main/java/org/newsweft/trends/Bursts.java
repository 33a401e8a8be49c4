package org.newsweft.trends;

import java.util.ArrayList;
import java.util.List;

/**
 * Bursts of a series of counts: the batched model of Kleinberg (2002, "Bursty and hierarchical
 * structure in streams", section 4).
 *
 * <p>In each period the series is in one of several states. In state i each of the period's stories
 * holds the items with the probability p(0) s^i, where p(0) is their share over all periods; to go
 * up by a state costs gamma ln(number of periods), to go down costs nothing. The states of lowest
 * total cost are found exactly (Viterbi). A stretch above state 0 is a burst.
 */
public final class Bursts {
  /** How many times higher the share of a state is than that of the state below. */
  private static final double SCALING = 2;

  private static final double GAMMA = 1;

  private static final double ROUNDING = 1e-9;

  /** States of the table {@code trends}: the usual share and 2, 4, 8 and 16 times as much. */
  private static final int STATES = 5;

  private final double[] inState;
  private final double[] outOfState;
  private final double climb;
  private final double[] counts;
  private final double[] totals;

  /**
   * @param counts stories with the items, a period after the other; may be expected values
   * @param totals stories of the period
   * @param share the share of state 0, from 0 to 1
   * @param states number of states at most; those with a share of 1 or more are left out
   */
  private Bursts(
      double[] counts, double[] totals, double share, double scaling, double gamma, int states) {
    int possible = 1;
    while (possible < states && share * Math.pow(scaling, possible) < 1) {
      possible++;
    }
    inState = new double[possible];
    outOfState = new double[possible];
    double ofState = share;
    for (int state = 0; state < possible; state++) {
      inState[state] = Math.log(ofState);
      outOfState[state] = Math.log1p(-ofState);
      ofState *= scaling;
    }
    climb = gamma * Math.log(counts.length);
    this.counts = counts;
    this.totals = totals;
  }

  /**
   * A burst.
   *
   * @param from place of its first period; {@code to} of its last, included
   * @param weight how much better its states explain the counts than state 0 does, as a difference
   *     of log-likelihoods (natural logarithm)
   */
  public record Burst(int from, int to, double weight) {}

  /**
   * The bursts with the settings of the table {@code trends}, in the order of time.
   *
   * @param counts stories with the items by period
   * @param totals stories by period
   */
  public static List<Burst> find(double[] counts, double[] totals) {
    double count = 0;
    double total = 0;
    for (int t = 0; t < counts.length; t++) {
      count += counts[t];
      total += totals[t];
    }
    return count == 0 || count >= total
        ? List.of()
        : find(counts, totals, count / total, SCALING, GAMMA, STATES);
  }

  /** The bursts of a model of one's own, in the order of time. */
  static List<Burst> find(
      double[] counts, double[] totals, double share, double scaling, double gamma, int states) {
    var model = new Bursts(counts, totals, share, scaling, gamma, states);
    return model.canBurst() ? model.bursts(model.states()) : List.of();
  }

  /** The states of lowest cost. */
  static int[] states(
      double[] counts, double[] totals, double share, double scaling, double gamma, int states) {
    return new Bursts(counts, totals, share, scaling, gamma, states).states();
  }

  /**
   * Negative log-likelihood of a period in a state, without the binomial coefficient, which is the
   * same in all states.
   */
  private double cost(int state, int t) {
    return -counts[t] * inState[state] - (totals[t] - counts[t]) * outOfState[state];
  }

  /**
   * Whether any stretch of periods may win more than a climb costs, if each of its periods were in
   * its best state. Most series of rare items have no such stretch, and need no search.
   */
  private boolean canBurst() {
    double best = 0;
    double stretch = 0;
    for (int t = 0; t < counts.length; t++) {
      double cheapest = Double.POSITIVE_INFINITY;
      for (int state = 1; state < inState.length; state++) {
        cheapest = Math.min(cheapest, cost(state, t));
      }
      stretch = Math.max(0, stretch + cost(0, t) - cheapest);
      best = Math.max(best, stretch);
    }
    return best > climb * (1 - ROUNDING);
  }

  private int[] states() {
    int n = counts.length;
    int last = inState.length - 1;
    byte[] cameFrom = new byte[n * (last + 1)]; // by period, then by state
    double[] cost = new double[last + 1];
    for (int state = 1; state <= last; state++) {
      cost[state] = Double.POSITIVE_INFINITY; // before the first period lies state 0
    }
    double[] next = new double[last + 1];
    for (int t = 0; t < n; t++) {
      int row = t * (last + 1);
      // From above: the cheapest state at or above, free of charge.
      int best = last;
      for (int state = last; state >= 0; state--) {
        if (cost[state] <= cost[best]) {
          best = state;
        }
        next[state] = cost[best];
        cameFrom[row + state] = (byte) best;
      }
      // From below: the cheapest way up, a step at a time.
      double below = Double.POSITIVE_INFINITY;
      int from = 0;
      for (int state = 0; state <= last; state++) {
        below += climb;
        if (below < next[state]) {
          next[state] = below;
          cameFrom[row + state] = (byte) from;
        }
        if (cost[state] <= below) {
          below = cost[state];
          from = state;
        }
      }
      for (int state = 0; state <= last; state++) {
        cost[state] = next[state] + cost(state, t);
      }
    }
    int state = 0;
    for (int other = 1; other <= last; other++) {
      if (cost[other] < cost[state]) {
        state = other;
      }
    }
    int[] states = new int[n];
    for (int t = n - 1; t >= 0; t--) {
      states[t] = state;
      state = cameFrom[t * (last + 1) + state];
    }
    return states;
  }

  private List<Burst> bursts(int[] states) {
    var bursts = new ArrayList<Burst>();
    int t = 0;
    while (t < states.length) {
      int from = t;
      double weight = 0;
      while (t < states.length && states[t] > 0) {
        weight += cost(0, t) - cost(states[t], t);
        t++;
      }
      if (t > from) {
        bursts.add(new Burst(from, t - 1, weight));
      } else {
        t++;
      }
    }
    return bursts;
  }
}
