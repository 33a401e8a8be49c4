package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The values are those of the tests of pyMannKendall, which were compared with R packages. */
final class MannKendallTest {
  private static final Percentage ALL_DIGITS = Percentage.withPercentage(1e-8);

  private static void assertResult(
      MannKendall found, long s, double variance, double z, double p, double tau) {
    assertThat(found.s()).isEqualTo(s);
    assertThat(found.variance()).isCloseTo(variance, ALL_DIGITS);
    assertThat(found.z()).isCloseTo(z, ALL_DIGITS);
    // Theirs is 1 less a probability near 1, which leaves some seven digits of a small p.
    assertThat(found.p()).isCloseTo(p, within(1e-15));
    assertThat(found.tau()).isCloseTo(tau, ALL_DIGITS);
  }

  @Test
  void theTestEqualsThePublishedOneOnASeriesWithTiesAndGaps() {
    assertResult(
        MannKendall.of(PublishedSeries.present("arbitrary")),
        -1959,
        4889800.333333333,
        -0.8854562842589916,
        0.37591058740506833,
        -0.03153167653875869);
  }

  @Test
  void theTestEqualsThePublishedOneOnTheBirths() {
    assertResult(
        MannKendall.of(PublishedSeries.of("births")),
        12336,
        5412244.0,
        5.302131199455321,
        1.144585319856617e-07,
        0.18569923227457474);
  }

  @Test
  void theScoreOfTheNileIsThePublishedOne() {
    assertThat(MannKendall.of(PublishedSeries.of("nile")).s()).isEqualTo(-1387);
  }

  @Test
  void theCorrectionForAutocorrelationEqualsThePublishedOne() {
    double slope = TheilSen.of(PublishedSeries.of("arbitrary")).slope();
    double[] values = PublishedSeries.present("arbitrary");
    assertResult(
        MannKendall.hamedRao(values, slope, values.length),
        -1959,
        259723.81316716125,
        -3.8419950613710894,
        0.00012203829241275166,
        -0.03153167653875869);
    assertResult(
        MannKendall.hamedRao(values, slope, 3),
        -1959,
        14228919.889368296,
        -0.5190709455046154,
        0.6037112685123898,
        -0.03153167653875869);
    double[] shampoo = PublishedSeries.of("shampoo");
    assertResult(
        MannKendall.hamedRao(shampoo, TheilSen.of(shampoo).slope(), shampoo.length),
        440,
        7322.011164105283,
        5.130377554630905,
        2.8916160532688195e-07,
        0.6984126984126984);
  }

  @Test
  void theSeasonalTestEqualsThePublishedOne() {
    assertResult(
        MannKendall.seasonal(PublishedSeries.of("arbitrary"), 12),
        -399,
        34702.333333333336,
        -2.136504114534638,
        0.03263834596177739,
        -0.0794979079497908);
    MannKendall passengers = MannKendall.seasonal(PublishedSeries.of("passengers"), 12);
    assertThat(passengers.s()).isEqualTo(784);
    assertThat(passengers.variance()).isEqualTo(2550);
    assertThat(passengers.z()).isCloseTo(15.50571052301472, ALL_DIGITS);
    assertThat(passengers.tau()).isCloseTo(0.98989898989899, ALL_DIGITS);
    assertThat(passengers.p()).isCloseTo(0, within(1e-16));
  }

  @Test
  void equalValuesHaveNoTrendAndGrowingOnesAllOfIt() {
    double[] level = new double[360];
    assertThat(MannKendall.of(level)).isEqualTo(new MannKendall(0, 0, 0, 1, 0));
    assertThat(MannKendall.correctedUpwards(level, 0)).isEqualTo(new MannKendall(0, 0, 0, 1, 0));
    MannKendall rising = MannKendall.of(IntStream.range(0, 360).asDoubleStream().toArray());
    assertThat(rising.s()).isEqualTo(64620);
    assertThat(rising.tau()).isEqualTo(1);
    assertThat(rising.p()).isCloseTo(0, within(1e-16));
  }

  @Property
  void theCorrectionUpwardsNeverMakesATrendMoreCertain(
      @ForAll @Size(min = 3, max = 40) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    double slope = TheilSen.of(series).slope();
    assertThat(MannKendall.correctedUpwards(series, slope).p())
        .isGreaterThanOrEqualTo(MannKendall.of(series).p());
  }

  /** Formula 13 of Hamed and Rao word by word; their lag i is the distance of two values. */
  @Property
  void theCorrectionIsThatOfAllProductsOneByOne(
      @ForAll @Size(min = 3, max = 30) @IntRange(max = 3) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    int n = series.length;
    double[] ranks = MannKendall.ranks(series);
    double square = Arrays.stream(ranks).map(r -> Math.pow(r - (n + 1) / 2.0, 2)).sum();
    double sum = 0;
    for (int lag = 1; lag < n && square > 0; lag++) {
      double product = 0;
      for (int i = lag; i < n; i++) {
        product += (ranks[i] - (n + 1) / 2.0) * (ranks[i - lag] - (n + 1) / 2.0);
      }
      if (Math.abs(product / square) > TheilSen.NORMAL_95 / Math.sqrt(n)) {
        sum += 1.0 * (n - lag) * (n - lag - 1) * (n - lag - 2) * product / square;
      }
    }
    double factor = 1 + 2 * sum / (1.0 * n * (n - 1) * (n - 2));
    assertThat(MannKendall.hamedRao(series, 0, n).variance())
        .isCloseTo(MannKendall.of(series).variance() * factor, within(1e-9));
  }

  @Property
  void theSeriesBackwardsHasTheOppositeScore(
      @ForAll @Size(min = 2, max = 30) @IntRange(max = 5) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    double[] backwards =
        IntStream.range(0, series.length).mapToDouble(i -> series[series.length - 1 - i]).toArray();
    MannKendall found = MannKendall.of(backwards);
    assertThat(found.s()).isEqualTo(-MannKendall.of(series).s());
    assertThat(found.p()).isEqualTo(MannKendall.of(series).p());
  }

  @Property
  void ranksAreThoseOfSorting(@ForAll @Size(min = 1, max = 20) @IntRange(max = 6) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    double[] ranks = MannKendall.ranks(series);
    for (int i = 0; i < series.length; i++) {
      double value = series[i];
      long below = Arrays.stream(series).filter(v -> v < value).count();
      long equal = Arrays.stream(series).filter(v -> v == value).count();
      assertThat(ranks[i]).isEqualTo(below + (equal + 1) / 2.0);
    }
  }
}
