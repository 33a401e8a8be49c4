package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenjaminiHochbergTest {
  private static final double[] P = {
    0.838541367553, 0.642193923795, 0.680845947633, 0.967833824309, 0.71626938238,
    0.177096952723, 5.23656777208e-05, 0.0202732688798, 0.00028140506198, 0.0149877310796
  };

  /** The tests of statsmodels, which were checked against R's multtest. */
  @ParameterizedTest
  @CsvSource({
    "5.23656777208e-05, 0.000523656777208",
    "0.00028140506198, 0.0014070253099",
    "0.0149877310796, 0.04995910359866667",
    "0.0202732688798, 0.0506831721995",
    "0.177096952723, 0.354193905446",
    "0.642193923795, 0.895336727975",
    "0.680845947633, 0.895336727975",
    "0.71626938238, 0.895336727975",
    "0.838541367553, 0.931712630614",
    "0.967833824309, 0.967833824309"
  })
  void everyQEqualsThePublishedOne(double p, double published) {
    var family = new BenjaminiHochberg(P.clone(), P.length);
    assertThat(family.q(p)).isCloseTo(published, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"5.23656777208e-05, 0.0010473135544", "0.967833824309, 1", "1, 1"})
  void testsWhosePIsOneCountWithoutBeingListed(double p, double q) {
    double[] withOnes = Arrays.copyOf(P, 20);
    Arrays.fill(withOnes, 10, 20, 1);
    assertThat(new BenjaminiHochberg(P.clone(), 20).q(p)).isCloseTo(q, within(1e-12));
    assertThat(new BenjaminiHochberg(withOnes, 20).q(p)).isCloseTo(q, within(1e-12));
  }
}
