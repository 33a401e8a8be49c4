package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.newsweft.config.PeriodLength;

final class CorpusGapsTest {
  private static boolean[] gaps(PeriodLength length, long... articles) {
    boolean[] complete = new boolean[articles.length];
    Arrays.fill(complete, true);
    return CorpusGaps.find(articles, complete, length);
  }

  @Test
  void aPeriodUnderHalfTheMedianOfItsNeighboursIsAGap() {
    assertThat(gaps(PeriodLength.MONTH, 100, 90, 110, 49, 100, 105, 95))
        .containsExactly(false, false, false, true, false, false, false);
  }

  @Test
  void exactlyHalfIsNone() {
    assertThat(gaps(PeriodLength.MONTH, 100, 100, 50, 100, 100)).doesNotContain(true);
  }

  @Test
  void aPeriodWithoutAnArticleIsAGap() {
    assertThat(gaps(PeriodLength.WEEK, 10, 0, 10)).containsExactly(false, true, false);
  }

  @Test
  void aPeriodThatIsNotCompleteIsNoGapAndNoNeighbour() {
    boolean[] complete = {true, true, true, false};
    assertThat(CorpusGaps.find(new long[] {10, 10, 4, 1000}, complete, PeriodLength.MONTH))
        .containsExactly(false, false, true, false);
    assertThat(CorpusGaps.find(new long[] {10, 10, 10, 2}, complete, PeriodLength.MONTH))
        .doesNotContain(true);
  }

  @Test
  void aCorpusThatGrowsHasNoGaps() {
    assertThat(gaps(PeriodLength.YEAR, 10, 14, 20, 28, 40, 56, 80)).doesNotContain(true);
  }

  @Test
  void sundaysAreComparedWithSundays() {
    long[] days = new long[35];
    for (int day = 0; day < days.length; day++) {
      days[day] = day % 7 == 6 ? 10 : 100;
    }
    assertThat(gaps(PeriodLength.DAY, days)).doesNotContain(true);
    days[20] = 4;
    days[10] = 40;
    boolean[] found = gaps(PeriodLength.DAY, days);
    assertThat(found[20]).isTrue();
    assertThat(found[10]).isTrue();
    assertThat(found[13]).isFalse();
  }

  @Test
  void onePeriodAloneIsNoGap() {
    assertThat(gaps(PeriodLength.MONTH, 1)).containsExactly(false);
    assertThat(gaps(PeriodLength.MONTH)).isEmpty();
  }
}
