package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TheilSenTest {
  /** The tests of pyMannKendall. */
  @Test
  void theSlopeEqualsThePublishedOnes() {
    TheilSen arbitrary = TheilSen.of(PublishedSeries.of("arbitrary"));
    assertThat(arbitrary.slope()).isCloseTo(-0.006369426751592357, within(1e-15));
    TheilSen births = TheilSen.of(PublishedSeries.of("births"));
    assertThat(births.slope()).isCloseTo(0.019230769230769232, within(1e-15));
    TheilSen shampoo = TheilSen.of(PublishedSeries.of("shampoo"));
    assertThat(shampoo.slope()).isCloseTo(11.509375, within(1e-12));
  }

  /** The same tests. */
  @Test
  void theSeasonalSlopeEqualsThePublishedOnes() {
    assertThat(TheilSen.seasonalSlope(PublishedSeries.of("arbitrary"), 12))
        .isCloseTo(-0.08695652173913043, within(1e-15));
    assertThat(TheilSen.seasonalSlope(PublishedSeries.of("passengers"), 12))
        .isCloseTo(30.23611111111111, within(1e-12));
  }

  /** Sen 1968, section 6: seven points, an interval of 93 %; as the tests of SciPy quote it. */
  @Test
  void theIntervalEqualsSensExample() {
    TheilSen sen =
        TheilSen.of(
            new double[] {1, 2, 3, 4, 10, 12, 18},
            new double[] {9, 15, 19, 20, 45, 55, 78},
            1.8119106729525978);
    assertThat(sen.slope()).isCloseTo(4, within(1e-12));
    assertThat(sen.low()).isCloseTo(3.71, within(0.005));
    assertThat(sen.high()).isCloseTo(4.38, within(0.005));
  }

  @Property
  void theSlopeIsTheMedianOfAllSlopes(
      @ForAll @Size(min = 2, max = 30) @IntRange(max = 4) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    var slopes = new ArrayList<Double>();
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        slopes.add((series[j] - series[i]) / (j - i));
      }
    }
    slopes.sort(Double::compare);
    int half = slopes.size() / 2;
    double median =
        slopes.size() % 2 == 1 ? slopes.get(half) : (slopes.get(half - 1) + slopes.get(half)) / 2;
    TheilSen found = TheilSen.of(series);
    assertThat(found.slope()).isCloseTo(median, within(1e-12));
    assertThat(found.low()).isLessThanOrEqualTo(found.slope() + 1e-12);
    assertThat(found.high()).isGreaterThanOrEqualTo(found.slope() - 1e-12);
    assertThat(slopes).anyMatch(s -> s.doubleValue() == found.low());
    assertThat(slopes).anyMatch(s -> s.doubleValue() == found.high());
  }

  @Property
  void theNthOfSomeNumbersIsThatOfSortingThem(
      @ForAll @Size(min = 1, max = 40) @IntRange(max = 9) int[] values,
      @ForAll @IntRange(max = 39) int place) {
    double[] numbers = Arrays.stream(values).asDoubleStream().toArray();
    int n = place % numbers.length;
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    assertThat(Selection.nth(numbers, n)).isEqualTo(sorted[n]);
  }
}
