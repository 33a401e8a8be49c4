package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class ComparisonsTest {
  @Property
  void theyAreThoseOfAllPairsOneByOne(
      @ForAll @Size(min = 1, max = 30) @IntRange(max = 4) int[] values) {
    double[] series = Arrays.stream(values).asDoubleStream().toArray();
    long rising = 0;
    long falling = 0;
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        rising += series[j] > series[i] ? 1 : 0;
        falling += series[j] < series[i] ? 1 : 0;
      }
    }
    Map<Double, Long> ties =
        Arrays.stream(series)
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double variance =
        (term(series.length) - ties.values().stream().mapToDouble(t -> term(t)).sum()) / 18;
    assertThat(Comparisons.of(series)).isEqualTo(new Comparisons(rising, falling, variance));
  }

  private static double term(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
