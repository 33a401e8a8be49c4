package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test of the newest period, over simulated news; all seeds are fixed. */
final class EmergenceTest {
  private static final int PERIODS = 25;
  private static final double Q = 0.1;

  /**
   * Simulated news.
   *
   * @param dispersion variance by mean of the counts: 1 for independent articles
   * @param spread how much the dispersion differs between series: its logarithm's deviation
   * @param seasonal whether the totals rise and fall with the months
   * @param minArticles lower counts are hidden
   */
  private record News(double dispersion, double spread, boolean seasonal, int minArticles) {
    StorySeries series(Random random, double mean, double factor) {
      double excess = (dispersion - 1) * Math.exp(spread * random.nextGaussian());
      int[] counts = new int[PERIODS];
      boolean[] hidden = new boolean[PERIODS];
      double[] totals = new double[PERIODS];
      for (int t = 0; t < PERIODS; t++) {
        double season = seasonal ? 1 + 0.4 * Math.sin(2 * Math.PI * t / 12) : 1;
        totals[t] = Math.rint(2000 * season);
        double expected = mean * season * (t == PERIODS - 1 ? factor : 1);
        counts[t] = negativeBinomial(random, expected, excess);
        if (counts[t] < minArticles) {
          counts[t] = 0;
          hidden[t] = true;
        }
      }
      return new StorySeries(counts, hidden, minArticles, totals);
    }

    List<StorySeries> corpus(Random random, int series) {
      var corpus = new ArrayList<StorySeries>();
      for (int i = 0; i < series; i++) {
        // Most items are rare: means from 0.05 to 100, evenly in their logarithm.
        corpus.add(series(random, 0.05 * Math.pow(2000, random.nextDouble()), 1));
      }
      return corpus;
    }
  }

  private static int negativeBinomial(Random random, double mean, double excess) {
    if (excess <= 0) {
      return poisson(random, mean);
    }
    return poisson(random, gamma(random, mean / excess) * excess);
  }

  private static int poisson(Random random, double mean) {
    if (mean > 500) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Marsaglia and Tsang 2000. */
  private static double gamma(Random random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  /** The q-values of a corpus; 1 for what is too rare to be tested. */
  private static double[] q(List<StorySeries> corpus) {
    List<Emergence> tests = corpus.stream().map(s -> s.emergence(PERIODS)).toList();
    var spread = new Dispersion.Sums();
    tests.forEach(spread::add);
    Dispersion dispersion = spread.dispersion();
    double[] p = tests.stream().mapToDouble(t -> isTested(t) ? t.p(dispersion) : 1).toArray();
    long tested = tests.stream().filter(EmergenceTest::isTested).count();
    var family = new BenjaminiHochberg(p.clone(), tested);
    double[] q = new double[p.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = family.q(p[i]);
    }
    return q;
  }

  private static boolean isTested(Emergence test) {
    return test.sum() >= 3;
  }

  private static final int CORPORA = 100;

  /** Without any change every alarm is false: their rate is that of corpora with an alarm. */
  private static void assertFewFalseAlarms(News news) {
    int withAlarm = 0;
    for (int seed = 0; seed < CORPORA; seed++) {
      double[] q = q(news.corpus(new Random(seed), 300));
      withAlarm += Arrays.stream(q).anyMatch(each -> each <= Q) ? 1 : 0;
    }
    assertThat(withAlarm).as(news.toString()).isLessThanOrEqualTo((int) (Q * CORPORA));
  }

  @Test
  void independentStoriesWithoutAChangeGiveFewFalseAlarms() {
    assertFewFalseAlarms(new News(1, 0, true, 1));
    assertFewFalseAlarms(new News(1, 0, true, 2));
  }

  @Test
  void clusteredStoriesWithoutAChangeGiveFewFalseAlarms() {
    assertFewFalseAlarms(new News(2, 0, true, 1));
    assertFewFalseAlarms(new News(4, 0, false, 2));
  }

  @Test
  void itemsThatClusterEachInItsOwnWayGiveFewFalseAlarms() {
    assertFewFalseAlarms(new News(2, 0.7, true, 1));
    assertFewFalseAlarms(new News(4, 1, true, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5})
  void aChangeByThreeAtTwentyStoriesIsFoundNinetyTimesInAHundred(double dispersion) {
    var news = new News(dispersion, 0, true, 2);
    int found = 0;
    int falseAlarms = 0;
    for (int seed = 0; seed < 10; seed++) {
      var random = new Random(1000 + seed);
      List<StorySeries> corpus = news.corpus(random, 990);
      for (int planted = 0; planted < 10; planted++) {
        corpus.add(news.series(random, 20, 3));
      }
      double[] q = q(corpus);
      for (int i = 0; i < q.length; i++) {
        if (q[i] <= Q) {
          found += i >= 990 ? 1 : 0;
          falseAlarms += i < 990 ? 1 : 0;
        }
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(90);
    assertThat((double) falseAlarms / (found + falseAlarms)).isLessThanOrEqualTo(Q);
  }

  /** Two of three stories fall in the newest of three periods, by the urn of Polya. */
  @Test
  void theTailOfTheBetaBinomialDistributionIsThatOfTheUrn() {
    double two = 3 * (1.0 / 3) * (2.0 / 4) * (2.0 / 5);
    double three = (1.0 / 3) * (2.0 / 4) * (3.0 / 5);
    assertThat(Emergence.atLeast(2, 3, 1, 2)).isCloseTo(two + three, within(1e-12));
    assertThat(Emergence.atLeast(3, 3, 1, 2)).isCloseTo(three, within(1e-12));
    assertThat(Emergence.atLeast(0, 3, 1, 2)).isEqualTo(1);
    assertThat(Emergence.atLeast(4, 3, 1, 2)).isZero();
  }

  @Property
  void everyTailIsTheSumOfItsTerms(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 60) int k,
      @ForAll @DoubleRange(min = 0.01, max = 50) double a,
      @ForAll @DoubleRange(min = 0.01, max = 500) double b) {
    double sum = 0;
    for (int j = k; j <= n; j++) {
      double term = 1;
      for (int i = 0; i < j; i++) {
        term *= (n - i) / (i + 1.0) * (a + i);
      }
      for (int i = 0; i < n - j; i++) {
        term *= b + i;
      }
      for (int i = 0; i < n; i++) {
        term /= a + b + i;
      }
      sum += term;
    }
    assertThat(Emergence.atLeast(k, n, a, b)).isCloseTo(sum, within(1e-9));
  }

  @Property
  void aProductOfDrawsIsThatOfTheGammaFunctions(
      @ForAll @IntRange(min = 1, max = 200) int n,
      @ForAll @IntRange(max = 200) int k,
      @ForAll @DoubleRange(min = 0.01, max = 50) double a,
      @ForAll @DoubleRange(min = 0.01, max = 500) double b) {
    Assume.that(k <= n);
    assertThat(Math.log(Emergence.productOfDraws(k, n, a, b)))
        .isCloseTo(Emergence.logProbability(k, n, a, b), within(1e-8));
  }
}
