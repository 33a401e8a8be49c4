package org.newsweft.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodLengthTest {
  @ParameterizedTest
  @CsvSource({
    "DAY, 2023-05-17, 2023-05-17, 2023-05-17",
    "WEEK, 2023-05-17, 2023-05-15, 2023-05-21",
    "WEEK, 2023-01-01, 2022-12-26, 2023-01-01",
    "MONTH, 2024-02-17, 2024-02-01, 2024-02-29",
    "QUARTER, 2023-05-17, 2023-04-01, 2023-06-30",
    "QUARTER, 2023-12-31, 2023-10-01, 2023-12-31",
    "YEAR, 2023-05-17, 2023-01-01, 2023-12-31"
  })
  void aPeriodHasItsFirstAndLastDay(
      PeriodLength length, LocalDate day, LocalDate first, LocalDate last) {
    assertThat(length.start(day)).isEqualTo(first);
    assertThat(length.lastDay(first)).isEqualTo(last);
  }

  @Property
  void everyDayLiesInThePeriodThatItStarts(
      @ForAll PeriodLength length,
      @ForAll @DateRange(min = "1990-01-01", max = "2040-12-31") LocalDate day) {
    LocalDate start = length.start(day);

    assertThat(day).isBetween(start, length.lastDay(start));
    assertThat(length.start(length.lastDay(start))).isEqualTo(start);
    assertThat(length.start(length.next(start))).isEqualTo(length.next(start));
  }
}
