package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.config.UserError;

final class PeriodSpanTest {
  @ParameterizedTest
  @CsvSource({
    "2023, 2023-01-01, 2023-12-31",
    "2023-Q3, 2023-07-01, 2023-09-30",
    "2023-q4, 2023-10-01, 2023-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2023-08-25, 2023-08-25, 2023-08-25"
  })
  void aSpanIsAYearAQuarterAMonthOrADay(String text, String first, String last) {
    PeriodSpan span = PeriodSpan.parse(text);
    assertThat(span.first()).hasToString(first);
    assertThat(span.last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-8", "2023-13", "2023-Q5", "August 2023", "", "2023-02-30"})
  void anythingElseIsRefusedWithTheFormsThatAreRead(String text) {
    assertThatThrownBy(() -> PeriodSpan.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The period is \"%s\"; it must be like 2023, 2023-Q3, 2023-08 or 2023-08-25"
                .formatted(text));
  }

  @Test
  void aSpanHoldsItsFirstAndItsLastDay() {
    PeriodSpan august = PeriodSpan.parse("2023-08");
    assertThat(august.holds(august.first())).isTrue();
    assertThat(august.holds(august.last())).isTrue();
    assertThat(august.holds(august.first().minusDays(1))).isFalse();
    assertThat(august.holds(august.last().plusDays(1))).isFalse();
  }
}
