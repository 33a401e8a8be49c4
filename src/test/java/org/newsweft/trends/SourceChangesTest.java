package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twelve months of 100 articles. */
final class SourceChangesTest {
  private static final int MONTHS = 12;
  private static final double NO_TREND = 1;

  private static SourceChanges changes(SourceChanges.Source... sources) {
    var periods = new ArrayList<TestedPeriods.Period>();
    for (int month = 0; month < MONTHS; month++) {
      int day = (int) LocalDate.of(2024, month + 1, 1).toEpochDay();
      periods.add(new TestedPeriods.Period(day, true, false, 100));
    }
    long[] articles = new long[MONTHS];
    Arrays.fill(articles, 100);
    return new SourceChanges(List.of(sources), articles, new TestedPeriods(periods));
  }

  private static double[] shares(int from, int to) {
    double[] shares = new double[MONTHS];
    Arrays.fill(shares, from, to, 0.05);
    return shares;
  }

  private static final SourceChanges.Source FROM_MAY =
      new SourceChanges.Source("Courier", 240, 4, 11);

  private static final SourceChanges.Source TO_JUNE = new SourceChanges.Source("Gazette", 90, 0, 5);

  @Test
  void aBurstThatBeginsWhereAnOutletStartsIsFlagged() {
    assertThat(changes(FROM_MAY).coinciding(shares(4, 8), new Bursts.Burst(4, 7, 9), NO_TREND))
        .isEqualTo("Courier starts 2024-05-01 (30 % of articles)");
  }

  @Test
  void aBurstThatEndsWhereAnOutletStopsIsFlagged() {
    assertThat(changes(TO_JUNE).coinciding(shares(2, 6), new Bursts.Burst(2, 5, 9), NO_TREND))
        .isEqualTo("Gazette stops 2024-07-01 (15 % of articles)");
  }

  @Test
  void aBurstAtAnotherTimeIsNot() {
    assertThat(
            changes(FROM_MAY, TO_JUNE)
                .coinciding(shares(5, 7), new Bursts.Burst(5, 6, 9), NO_TREND))
        .isNull();
    assertThat(changes(FROM_MAY).coinciding(shares(0, 12), null, NO_TREND)).isNull();
  }

  @Test
  void aTrendWithAStepWhereAnOutletStartsIsFlagged() {
    assertThat(changes(FROM_MAY).coinciding(shares(4, 12), null, 0.001)).contains("Courier");
    assertThat(changes(FROM_MAY).coinciding(shares(4, 12), null, NO_TREND)).isNull();
    assertThat(changes(FROM_MAY).coinciding(shares(0, 12), null, 0.001)).isNull();
  }

  /**
   * One month of twelve, nothing before: an outlet does not make the trend of the eleven others.
   */
  @Test
  void aChangeInTheFirstTenthMakesNoTrend() {
    var fromFebruary = new SourceChanges.Source("Herald", 220, 1, 11);
    assertThat(changes(fromFebruary).coinciding(shares(1, 12), null, 0.001)).isNull();
    var fromMarch = new SourceChanges.Source("Herald", 200, 2, 11);
    assertThat(changes(fromMarch).coinciding(shares(2, 12), null, 0.001)).contains("Herald");
  }

  @Test
  void theNewestPeriodIsFlaggedIfAnOutletStartsThere() {
    var newest = new SourceChanges.Source("Herald", 20, 11, 11);
    assertThat(changes(newest).coinciding(shares(11, 12), null, NO_TREND))
        .isEqualTo("Herald starts 2024-12-01 (20 % of articles)");
    assertThat(changes(newest).coinciding(shares(0, 11), null, NO_TREND)).isNull();
  }

  @Test
  void aSmallOutletAndOneThatIsMissingByChanceAreNoChange() {
    var small = new SourceChanges.Source("Echo", 60, 4, 11);
    assertThat(changes(small).coinciding(shares(4, 8), new Bursts.Burst(4, 7, 9), NO_TREND))
        .isNull();
    long[] few = new long[MONTHS];
    Arrays.fill(few, 8);
    var periods = new ArrayList<TestedPeriods.Period>();
    for (int month = 0; month < MONTHS; month++) {
      periods.add(new TestedPeriods.Period(31 * month, true, false, 8));
    }
    var rare = new SourceChanges.Source("Echo", 12, 2, 11);
    assertThat(
            new SourceChanges(List.of(rare), few, new TestedPeriods(periods))
                .coinciding(shares(2, 5), new Bursts.Burst(2, 4, 9), NO_TREND))
        .isNull();
  }
}
