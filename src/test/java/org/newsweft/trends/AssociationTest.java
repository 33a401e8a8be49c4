package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AssociationTest {
  /** Dunning 1993, table 2: counts of bigrams, a word and the next. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the swiss, 110, 2552, 221, 31777, 270.72",
    "can be, 29, 42, 152, 31777, 263.90",
    "previous year, 31, 54, 170, 31777, 256.84",
    "mineral water, 10, 10, 13, 31777, 167.23",
    "natural gas, 8, 13, 32, 31777, 95.29"
  })
  void logLikelihoodEqualsDunningsTable(
      String bigram, long both, long a, long b, long total, double published) {
    assertThat(Association.logLikelihoodOfPair(both, a, b, total))
        .isCloseTo(published, within(0.005));
  }

  /** The tests of Dunning's python-llr, written there as the four cells. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 2.772588722239781",
    "2, 0, 0, 2, 5.545177444479562",
    "1, 1, 1, 1, 0.0",
    "1, 0, 1, 1, 1.0464962875290968",
    "7, 3, 2, 7, 4.534939332256187" // R's likelihood.test on a table of quanteda.textstats
  })
  void logLikelihoodEqualsThePublishedValuesOfFourCells(
      long both, long onlyA, long onlyB, long neither, double published) {
    assertThat(
            Association.logLikelihoodOfPair(
                both, both + onlyA, both + onlyB, both + onlyA + onlyB + neither))
        .isCloseTo(published, within(1e-12));
  }

  /** Manning and Schuetze 1999, table 5.14, as the tests of NLTK quote it. */
  @ParameterizedTest
  @CsvSource({"20, 42, 20, 14307668, 18.38", "20, 15019, 15629, 14307668, 0.29"})
  void pmiEqualsThePublishedValues(long both, long a, long b, long total, double published) {
    assertThat(Association.pmi(both, Association.expected(a, b, total)))
        .isCloseTo(published, within(0.005));
  }

  /** The tests of gensim's phrases, rounded there to three digits. */
  @ParameterizedTest
  @CsvSource({"3, 4, 3, 34, 0.882", "2, 3, 3, 34, 0.714"})
  void npmiEqualsThePublishedValues(long both, long a, long b, long total, double published) {
    assertThat(Association.npmi(both, Association.expected(a, b, total), total, 2))
        .isCloseTo(published, within(0.0005));
  }

  @Test
  void itemsThatOnlyComeTogetherHaveTheHighestNpmi() {
    assertThat(Association.npmi(5, Association.expected(5, 5, 100), 100, 2))
        .isCloseTo(1, within(1e-12));
    assertThat(Association.npmi(5, Association.expected(5, 5, 5, 100), 100, 3))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void itemsThatNeverComeTogetherHaveTheLowest() {
    double expected = Association.expected(5, 5, 100);
    assertThat(Association.npmi(0, expected, 100, 2)).isEqualTo(-1);
    assertThat(Association.pmi(0, expected)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Association.lift(0, expected)).isZero();
    assertThat(Association.jaccard(0, 5, 5)).isZero();
  }

  @Test
  void anItemInEveryArticleIsBoundToNothing() {
    double expected = Association.expected(100, 7, 100);
    assertThat(Association.pmi(7, expected)).isZero();
    assertThat(Association.npmi(7, expected, 100, 2)).isZero();
    assertThat(Association.logLikelihoodOfPair(7, 100, 7, 100)).isZero();
    assertThat(Association.npmi(100, Association.expected(100, 100, 100), 100, 2)).isZero();
  }

  @Test
  void anEmptyPeriodIsNoError() {
    double expected = Association.expected(0, 0, 0);
    assertThat(expected).isZero();
    assertThat(Association.lift(0, expected)).isEqualTo(1);
    assertThat(Association.npmi(0, expected, 0, 2)).isZero();
    assertThat(Association.logLikelihoodOfPair(0, 0, 0, 0)).isZero();
    assertThat(Association.logLikelihoodOfTriple(0, 0, 0)).isZero();
    assertThat(Association.jaccard(0, 0, 0)).isZero();
  }

  @Test
  void cellsBeyondTheRangeOfAnIntAreNoProblem() {
    long total = 1L << 33;
    assertThat(Association.expected(1L << 32, 1L << 32, total)).isEqualTo(1L << 31);
    assertThat(Association.logLikelihoodOfPair(1L << 31, 1L << 32, 1L << 32, total)).isZero();
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Association.logLikelihoodOfPair(6, 5, 7, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 articles with both of two items in 5 and 7 of 10 articles");
  }

  @Property
  void swappingTheItemsChangesNothing(
      @ForAll @IntRange(max = 20) int both,
      @ForAll @IntRange(max = 20) int onlyA,
      @ForAll @IntRange(max = 20) int onlyB,
      @ForAll @IntRange(max = 20) int neither) {
    int a = both + onlyA;
    int b = both + onlyB;
    int total = a + onlyB + neither;
    assertThat(Association.logLikelihoodOfPair(both, a, b, total))
        .isCloseTo(Association.logLikelihoodOfPair(both, b, a, total), within(1e-9));
    assertThat(Association.npmi(both, Association.expected(a, b, total), total, 2))
        .isBetween(-1.0, 1.0 + 1e-12);
    assertThat(Association.jaccard(both, a, b)).isBetween(0.0, 1.0);
  }

  @Property
  void aTripleWithAnItemInEveryArticleIsItsPair(
      @ForAll @IntRange(min = 1, max = 20) int both,
      @ForAll @IntRange(max = 20) int onlyA,
      @ForAll @IntRange(max = 20) int onlyB,
      @ForAll @IntRange(max = 20) int neither) {
    int a = both + onlyA;
    int b = both + onlyB;
    int total = a + onlyB + neither;
    assertThat(Association.pmi(both, Association.expected(a, b, total, total)))
        .isCloseTo(Association.pmi(both, Association.expected(a, b, total)), within(1e-9));
    assertThat(Association.jaccard(both, both, a, b, a, b, total))
        .isCloseTo((double) both / total, within(1e-12));
  }
}
