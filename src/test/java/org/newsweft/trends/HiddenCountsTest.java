package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class HiddenCountsTest {
  @Test
  void theExpectationOfACountBelowTwoIsThatOfOneOrNone() {
    assertThat(HiddenCounts.expected(0.5, 2)).isCloseTo(0.5 / 1.5, within(1e-12));
    assertThat(HiddenCounts.expected(3, 1)).isZero();
    // 0, 1 or 2 with the weights 1, 2 and 2.
    assertThat(HiddenCounts.expected(2, 3)).isCloseTo(6 / 5.0, within(1e-12));
  }

  @Test
  void withoutHiddenCountsTheMeanIsTheMean() {
    assertThat(HiddenCounts.mean(12, 6, 0, 0, 2)).isEqualTo(2);
    assertThat(HiddenCounts.mean(0, 6, 6, 6, 2)).isZero();
  }

  @Property
  void theMeanIsThatOfHighestLikelihood(
      @ForAll @IntRange(min = 2, max = 9) int seen,
      @ForAll @IntRange(min = 1, max = 20) int hidden,
      @ForAll @IntRange(min = 2, max = 4) int below,
      @ForAll @DoubleRange(min = 0.8, max = 1.25) double factor) {
    double mean = HiddenCounts.mean(seen, hidden + 1.0, hidden, hidden, below);
    assertThat(likelihood(mean, seen, hidden, below))
        .isGreaterThanOrEqualTo(likelihood(mean * factor, seen, hidden, below) - 1e-9);
  }

  /** One period with {@code seen} articles and some with fewer than {@code below}. */
  private static double likelihood(double mean, int seen, int hidden, int below) {
    double term = Math.exp(-mean);
    double lower = term;
    for (int count = 1; count < below; count++) {
      term *= mean / count;
      lower += term;
    }
    return seen * Math.log(mean) - mean + hidden * Math.log(lower);
  }
}
