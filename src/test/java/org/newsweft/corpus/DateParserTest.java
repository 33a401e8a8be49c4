package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {
  private static final DateParser UTC = new DateParser(ZoneId.of("UTC"));

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "2023-08-24",
        "2023-08-24T15:30",
        "2023-08-24T15:30:59",
        "2023-08-24T15:30:59.123456789",
        "2023-08-24T15:30:59,5Z",
        "2023-08-24T15:30:59Z",
        "2023-08-24T15:30:59+05:00",
        "2023-08-24T15:30:59+0500",
        "2023-08-24T15:30:59+05",
        "2023-08-24T15:30:59+06:00[Asia/Almaty]",
        "2023-08-24T23:59:60Z",
        "2023-08-24 15:30:59",
        "2023-08-24 15:30:59 UTC",
        "2023-08-24 15:30:59 +0000",
        "2023-08-24 15:30 Europe/Berlin",
        "20230824",
        "20230824T153000Z",
        "20230824153000",
        "Thu, 24 Aug 2023 15:30:00 GMT",
        "Thu, 24 Aug 2023 15:30:00 +0200",
        "Thu, 24 Aug 2023 15:30:00 EST",
        "24 Aug 2023 15:30 Z",
        "Aug. 24, 2023",
        "Aug 24, 2023",
        "AUG. 24, 2023",
        "August 24, 2023",
        "August 24th, 2023",
        "August 24 2023",
        "August 24, 2023, 3:30 PM",
        "August 24, 2023 at 3:30 p.m. EDT",
        "24 August 2023",
        "24 Aug 2023",
        "24-Aug-2023",
        "Thursday, August 24, 2023",
        "Thursday 24 August 2023",
        "  2023-08-24\n",
        "1692921599",
        "1692921599.9",
        "1692921599999"
      })
  void everyFormGivesItsDay(String value) {
    assertThat(UTC.parse(value)).contains(LocalDate.of(2023, 8, 24));
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'Friday, January 4, 2019', 2019-01-04",
    "'Tue, 3 Jun 2008 11:05:30 GMT', 2008-06-03",
    "Sept. 1 2021, 2021-09-01",
    "2024-02-29, 2024-02-29",
    "-315619200, 1960-01-01",
    "0999-01-01, 0999-01-01"
  })
  void otherDays(String value, LocalDate day) {
    assertThat(UTC.parse(value)).contains(day);
  }

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource({
    // 224 of the State Department's releases lie before 04:00 UTC: the day before in Washington.
    "2021-05-21T01:10:41+00:00, America/New_York, 2021-05-20",
    "2021-05-21T01:10:41+00:00, UTC, 2021-05-21",
    "2023-08-31T19:00:00Z, Asia/Almaty, 2023-09-01",
    "2023-08-31T17:59:59Z, Asia/Almaty, 2023-08-31",
    "2023-12-31T23:30:00-05:00, UTC, 2024-01-01",
    "'Thu, 31 Aug 2023 20:00:00 EDT', UTC, 2023-09-01",
    "1692921600, Asia/Almaty, 2023-08-25",
    "1692921600, America/New_York, 2023-08-24",
    "1692921600000, America/New_York, 2023-08-24",
    "20230824T233000Z, Asia/Almaty, 2023-08-25",
    // Without a zone, a time is a time in the zone of the job, and its day is the day written.
    "2023-08-31T23:59:59, Asia/Almaty, 2023-08-31",
    "2023-08-31, America/New_York, 2023-08-31",
    "'August 31, 2023, 11:59 PM', Asia/Almaty, 2023-08-31",
    // 2:30 does not exist on the day when the clocks go forward.
    "2023-03-12T02:30:00, America/New_York, 2023-03-12"
  })
  void theZoneOfTheJobDecidesTheDay(String value, String zone, LocalDate day) {
    assertThat(new DateParser(ZoneId.of(zone)).parse(value)).contains(day);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2023",
        "2023-08",
        "202308",
        "0",
        "12345678",
        "2023-02-30",
        "2023-13-01",
        "20231301",
        "Aug. 32, 2023",
        "24 Foo 2023",
        "Augustus 24, 2023",
        "24/08/2023",
        "08/24/2023",
        "2023-08-24T25:00:00Z",
        "2023-08-24T15:61",
        "2023-08-24 13:00 PM",
        "2023-08-24T15:30:59 XYZ",
        "2023-08-24T15:30 Mars/Olympus",
        "2023-08-24T15:30+19:00",
        "2023-08-24 and more",
        "12023-08-24",
        "1692921599999999",
        "{\"year\":2023}",
        "true"
      })
  void whatIsNoDateGivesNone(String value) {
    assertThat(UTC.parse(value)).isEmpty();
  }

  @Property(tries = 300)
  void anyDayIsReadFromAllItsForms(@ForAll @IntRange(min = -135_000, max = 375_000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String year = day.toString().substring(0, 4);
    int number = day.getDayOfMonth();
    OffsetDateTime noon = day.atTime(12, 0).atOffset(ZoneOffset.UTC);
    assertThat(
            new String[] {
              day.toString(),
              day.toString().replace("-", ""),
              noon.toString(),
              noon.format(DateTimeFormatter.RFC_1123_DATE_TIME),
              month + " " + number + ", " + year,
              month.substring(0, 3) + ". " + number + ", " + year,
              number + " " + month + " " + year
            })
        .allSatisfy(form -> assertThat(UTC.parse(form)).contains(day));
  }

  @Property(tries = 300)
  void anySecondSince1973IsReadLikeTheMomentThatItIs(
      @ForAll @LongRange(min = 100_000_000L, max = 9_999_999_999L) long second) {
    LocalDate day = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDate();
    assertThat(UTC.parse(Long.toString(second))).contains(day);
    assertThat(UTC.parse(second + ".25")).contains(day);
    assertThat(UTC.parse(second + "000")).contains(day);
    assertThat(UTC.parse(Instant.ofEpochSecond(second).toString())).contains(day);
  }

  @Property(tries = 500)
  void noTextMakesItFail(@ForAll String text) {
    assertThat(UTC.parse(text)).isNotNull();
  }
}
