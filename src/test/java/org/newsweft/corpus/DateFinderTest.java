package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.corpus.DateFinder.Found;

class DateFinderTest {
  private static final DateFinder FINDER = new DateFinder(new DateParser(ZoneId.of("UTC")));

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "date 2023-08-24 ASTANA – Talks began.",
        "date 2023-08-24\nASTANA – Talks began.",
        "date 2023-08-24\n\nASTANA – Talks began.",
        "Date: 2023-08-24 ASTANA – Talks began."
      })
  void aPrefixIsFoundAndTheTextBeginsBehindIt(String text) {
    Found found = FINDER.atBeginningOf(text).orElseThrow();
    assertThat(found.source()).isEqualTo(DateSource.TEXT);
    assertThat(found.value()).isEqualTo("2023-08-24");
    assertThat(text.substring(found.textStart())).isEqualTo("ASTANA – Talks began.");
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "ASTANA, Aug. 24, 2023 – Talks began.",
        "ASTANA, Aug. 24, 2023 — Talks began.",
        "ASTANA, Aug. 24, 2023 - Talks began.",
        "ASTANA, Aug. 24, 2023 -- Talks began.",
        "ASTANA, August 24, 2023 (AP) — Talks began.",
        "ASTANA, Kazakhstan, Aug. 24, 2023 /PRNewswire/ -- Talks began.",
        "NEW YORK, 24 August 2023 – Talks began.",
        "WASHINGTON, D.C., Aug. 24, 2023 – Talks began.",
        "Nur-Sultan, Aug.\u00A024, 2023 – Talks began.",
        "SÃO PAULO, 24 Aug 2023 – Talks began.",
        "Thursday, August 24, 2023\u00A0\n\nTalks began.",
        "2023-08-24\nTalks began."
      })
  void aDatelineIsFoundAndStaysInTheText(String text) {
    Found found = FINDER.atBeginningOf(text).orElseThrow();
    assertThat(found.source()).isEqualTo(DateSource.DATELINE);
    assertThat(FINDER.parser().parse(found.value())).contains(LocalDate.of(2023, 8, 24));
    assertThat(found.textStart()).isZero();
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "",
        "ASTANA – Talks began.",
        "ASTANA, Aug. 24 – Talks began.",
        "Talks began on Aug. 24, 2023 in Astana.",
        "In Astana, Aug. 24, 2023 was a day like any other.",
        "date of birth: 2023-08-24",
        "date 2023-08-24T12:00 Talks",
        "20230824\nTalks began.",
        "1692921600",
        "Aug. 24, 2023 was a warm day."
      })
  void otherBeginningsHaveNoDate(String text) {
    assertThat(FINDER.atBeginningOf(text)).isEmpty();
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "2023/08/24/talks.txt, 2023-08-24",
    "astana-2023-08-24.txt, 2023-08-24",
    "astana_20230824_2.txt, 2023-08-24",
    "2022-01-01/2023-08-24.txt, 2023-08-24",
    "2023/08/24/99991399.txt, 2023-08-24",
    "2023.08.24.txt, 2023-08-24"
  })
  void theLastDateInAPathIsTaken(String path, LocalDate day) {
    assertThat(DateFinder.inPath(path)).contains(day);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "talks.txt",
        "2023/08/talks.txt",
        "2023-13-01.txt",
        "2023-08/24.txt",
        "000_de3e20230824bfb3bcd11.txt",
        "120230824.txt",
        "1066-10-14.txt"
      })
  void otherPathsHaveNoDate(String path) {
    assertThat(DateFinder.inPath(path)).isEmpty();
  }

  @Test
  void aLongTextThatIsNearlyADatelineTakesNoTime() {
    String text = "A" + "A, ".repeat(200_000);
    assertThat(FINDER.atBeginningOf(text)).isEmpty();
  }
}
