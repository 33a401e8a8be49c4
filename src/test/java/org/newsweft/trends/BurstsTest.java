package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BurstsTest {
  /**
   * The example of the Python package burst_detection (N. Marinsek). Its published states leave out
   * period 3, because it decides period by period; these are the optimum of the same costs.
   */
  private static final double[] COUNTS = {0, 2, 1, 6, 7, 2, 8, 7, 2, 1};

  private static final double[] TOTALS = {9, 11, 12, 10, 10, 8, 12, 10, 13, 11};
  private static final double SHARE = 36.0 / 106;

  @Test
  void theStatesOfThePublishedExampleAreTheOptimum() {
    assertThat(Bursts.states(COUNTS, TOTALS, SHARE, 2, 1, 2))
        .containsExactly(0, 0, 0, 1, 1, 0, 1, 1, 0, 0);
  }

  @Test
  void theWeightsOfThePublishedExampleAreTheSumsOfItsGains() {
    List<Bursts.Burst> bursts = Bursts.find(COUNTS, TOTALS, SHARE, 2, 1, 2);
    assertThat(bursts).hasSize(2);
    assertThat(bursts.get(0).from()).isEqualTo(3);
    assertThat(bursts.get(0).to()).isEqualTo(4);
    assertThat(bursts.get(0).weight()).isCloseTo(1.27034 + 2.68563, within(0.00001));
    assertThat(bursts.get(1).weight()).isCloseTo(5.34226, within(0.00001)); // published
  }

  @Test
  void aHigherStateNeedsAHigherShare() {
    double[] counts = {1, 1, 1, 1, 1, 8, 8, 1, 1, 1};
    double[] totals = new double[10];
    Arrays.fill(totals, 100);
    assertThat(Bursts.states(counts, totals, 0.01, 2, 1, 4))
        .containsExactly(0, 0, 0, 0, 0, 3, 3, 0, 0, 0);
  }

  @Test
  void whatIsInNoOrEveryStoryDoesNotBurst() {
    assertThat(Bursts.find(new double[5], new double[] {3, 3, 3, 3, 3})).isEmpty();
    assertThat(Bursts.find(new double[] {3, 3}, new double[] {3, 3})).isEmpty();
  }

  @Property(tries = 200)
  void theStatesAreTheCheapestOfAllPossibleOnes(
      @ForAll @Size(min = 1, max = 6) @IntRange(max = 10) int[] values,
      @ForAll @IntRange(min = 2, max = 3) int states) {
    double[] counts = Arrays.stream(values).asDoubleStream().toArray();
    double[] totals = new double[counts.length];
    Arrays.fill(totals, 10);
    int[] found = Bursts.states(counts, totals, 0.2, 2, 1, states);
    double cheapest = Double.POSITIVE_INFINITY;
    int[] tried = new int[counts.length];
    for (int code = 0; code < Math.pow(states, counts.length); code++) {
      int rest = code;
      for (int t = 0; t < tried.length; t++) {
        tried[t] = rest % states;
        rest /= states;
      }
      cheapest = Math.min(cheapest, cost(tried, counts, totals));
    }
    assertThat(cost(found, counts, totals)).isCloseTo(cheapest, within(1e-9));
  }

  /** What is looked at first, whether there can be a burst at all, rules out no burst. */
  @Property
  void burstsAreFoundWhereTheCheapestStatesAreHigh(
      @ForAll @Size(min = 2, max = 12) @IntRange(max = 12) int[] values) {
    double[] counts = Arrays.stream(values).asDoubleStream().toArray();
    double[] totals = new double[counts.length];
    Arrays.fill(totals, 40);
    int[] states = Bursts.states(counts, totals, 0.1, 2, 1, 3);
    List<Bursts.Burst> bursts = Bursts.find(counts, totals, 0.1, 2, 1, 3);
    int[] burst = new int[states.length];
    bursts.forEach(b -> Arrays.fill(burst, b.from(), b.to() + 1, 1));
    assertThat(burst).isEqualTo(Arrays.stream(states).map(s -> Math.min(s, 1)).toArray());
  }

  private static double cost(int[] states, double[] counts, double[] totals) {
    double cost = 0;
    int before = 0;
    for (int t = 0; t < states.length; t++) {
      double share = 0.2 * Math.pow(2, states[t]);
      cost += Math.max(0, states[t] - before) * Math.log(states.length);
      cost -= counts[t] * Math.log(share) + (totals[t] - counts[t]) * Math.log(1 - share);
      before = states[t];
    }
    return cost;
  }
}
