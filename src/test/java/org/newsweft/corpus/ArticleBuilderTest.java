package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;

class ArticleBuilderTest {
  private final Map<Field, String> record =
      new EnumMap<>(Map.of(Field.DATE, "2023-08-24", Field.TEXT, "Water is short."));
  private final List<JobFile.Setting> settings =
      new ArrayList<>(List.of(JobFile.Setting.parse("input.paths=/")));

  private ArticleBuilderTest field(Field field, String value) {
    record.put(field, value);
    return this;
  }

  private ArticleBuilderTest set(String assignment) {
    settings.add(JobFile.Setting.parse(assignment));
    return this;
  }

  private Outcome build(String path) {
    return ArticleBuilder.of(JobFile.load(Optional.empty(), settings))
        .build(RawRecord.of(1, record, "raw"), path, "/news/gazette/2023.jsonl");
  }

  private Article article() {
    return (Article) build(null);
  }

  private String reject() {
    var reject = (Reject) build(null);
    return reject.reason().label() + ": " + reject.detail();
  }

  @Test
  void theOutletIsThatOfTheFieldBeforeThatOfTheAddress() {
    field(Field.URL, "https://news.bbc.co.uk/1");
    assertThat(article().source()).isEqualTo("bbc.co.uk");
    assertThat(field(Field.SOURCE, "BBC").article().source()).isEqualTo("BBC");
  }

  @Test
  void theJobFileSaysWhereTheOutletIsLookedForAndInWhichOrder() {
    field(Field.URL, "https://news.bbc.co.uk/1").field(Field.SOURCE, "BBC");
    assertThat(set("input.source_from=[url, field]").article().source()).isEqualTo("bbc.co.uk");
    assertThat(set("input.source_from=[path]").article().source()).isEqualTo("gazette");
    assertThat(set("input.source_from=[]").article().source()).isNull();
  }

  @Test
  void theDefaultOutletStandsWhereNothingElseGivesOne() {
    set("input.default_source=Herald");
    assertThat(article().source()).isEqualTo("Herald");
    assertThat(field(Field.URL, "https://post.example.org/1").article().source())
        .isEqualTo("example.org");
  }

  @Test
  void noDateNamesTheFieldsThatWereTried() {
    record.remove(Field.DATE);
    assertThat(reject())
        .isEqualTo(
            "no_date: no date (fields tried: date, published_at, published; the text begins with"
                + " none)");
  }

  @Test
  void aBadDateIsShown() {
    assertThat(field(Field.DATE, "32 Foo 2023").reject())
        .isEqualTo("bad_date: \"32 Foo 2023\" is no date");
  }

  @Test
  void aBadDateInAFieldIsNotMendedFromTheText() {
    field(Field.TEXT, "ASTANA, Aug. 24, 2023 – Talks.");
    assertThat(field(Field.DATE, "soon").reject()).startsWith("bad_date");
  }

  @Test
  void aYearBeforeNewspapersIsOutOfRange() {
    assertThat(field(Field.DATE, "1599-12-31").reject())
        .isEqualTo("date_out_of_range: 1599-12-31 is not in the years 1600 to 2999");
  }

  @Test
  void aYearFarAheadIsOutOfRange() {
    assertThat(field(Field.DATE, "3000-01-01").reject())
        .isEqualTo("date_out_of_range: 3000-01-01 is not in the years 1600 to 2999");
  }

  @Test
  void aDayBeforeTheWindowIsOutOfRange() {
    assertThat(set("dates.from=2023-08-25").reject())
        .isEqualTo("date_out_of_range: 2023-08-24 is before dates.from (2023-08-25)");
  }

  @Test
  void aDayAfterTheWindowIsOutOfRange() {
    assertThat(set("dates.to=2023-08-23").reject())
        .isEqualTo("date_out_of_range: 2023-08-24 is after dates.to (2023-08-23)");
  }

  @Test
  void theFirstAndTheLastDayOfTheWindowBelongToIt() {
    set("dates.from=2023-08-24").set("dates.to=2023-08-24");
    assertThat(article().published()).isEqualTo(LocalDate.of(2023, 8, 24));
  }

  @Test
  void thePeriodIsThatOfTheJob() {
    assertThat(set("dates.period=week").article().period()).isEqualTo(LocalDate.of(2023, 8, 21));
  }

  @Test
  void noTextNamesTheFieldsThatWereTried() {
    record.remove(Field.TEXT);
    assertThat(reject()).isEqualTo("no_text: no text (fields tried: text)");
  }

  @Test
  void aTextWithoutALetterIsNoText() {
    assertThat(field(Field.TEXT, "&nbsp; – …").reject())
        .isEqualTo("no_text: the text holds no letter and no digit");
  }

  @Test
  void aTextThatIsWhollyRemovedIsNoText() {
    assertThat(set("input.remove_patterns=.*").reject())
        .isEqualTo("no_text: the text holds no letter and no digit");
  }

  @Test
  void aDateAloneIsNoText() {
    record.remove(Field.DATE);
    assertThat(field(Field.TEXT, "date 2023-08-24").reject()).startsWith("no_text");
  }

  @Test
  void aTextIsTooLongByItsCodePointsAfterCleaning() {
    set("input.max_chars=4");
    assertThat(field(Field.TEXT, " 😀😀😀a\u200B ").article().text()).isEqualTo("😀😀😀a");
    assertThat(field(Field.TEXT, "😀😀😀ab").reject())
        .isEqualTo("too_long: 5 characters; input.max_chars is 4");
  }

  @Test
  void anotherLanguageIsNamed() {
    set("input.languages=[en, kk]");
    assertThat(field(Field.LANGUAGE, "de-AT").reject())
        .isEqualTo("other_language: de-AT; input.languages is en, kk");
  }

  @Test
  void aLanguageIsMatchedUpToTheHyphen() {
    set("input.languages=[en]");
    assertThat(field(Field.LANGUAGE, "EN_gb").article().language()).isEqualTo("EN_gb");
    assertThat(field(Field.LANGUAGE, "eng").reject()).startsWith("other_language");
  }

  @Test
  void aRecordWithoutALanguageIsKept() {
    assertThat(set("input.languages=[en]").article().language()).isNull();
  }

  @Test
  void anExcludedTextNamesThePattern() {
    assertThat(set("input.exclude_patterns=[\"^Fire\", \"short\\\\.$\"]").reject())
        .isEqualTo("excluded: matches \"short\\.$\" of input.exclude_patterns");
  }

  @Test
  void aPatternThatRunsOutOfStackIsNamed() {
    set("input.exclude_patterns=[\"(a|b)*c\"]").field(Field.TEXT, "ab".repeat(200_000));
    assertThatThrownBy(this::article)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("input.exclude_patterns: \"(a|b)*c\" runs out of stack");
  }

  @Test
  void theFirstReasonInTheirOrderIsGiven() {
    record.clear();
    assertThat(field(Field.LANGUAGE, "de").set("input.languages=en").reject())
        .startsWith("no_date");
  }

  @Test
  void aRecordWithoutADateFieldMayHaveItBeforeTheText() {
    record.remove(Field.DATE);
    Article article = field(Field.TEXT, " date 2023-08-25 ASTANA – Talks.").article();
    assertThat(article.dateSource()).isEqualTo(DateSource.TEXT);
    assertThat(article.text()).isEqualTo("ASTANA – Talks.");
  }

  @Test
  void aDateFieldLeavesTheBeginningOfTheTextAlone() {
    Article article = field(Field.TEXT, "date 2023-08-25 ASTANA – Talks.").article();
    assertThat(article.dateSource()).isEqualTo(DateSource.FIELD);
    assertThat(article.published()).isEqualTo(LocalDate.of(2023, 8, 24));
    assertThat(article.text()).isEqualTo("date 2023-08-25 ASTANA – Talks.");
  }

  @Test
  void aBylineThatIsRemovedDoesNotHideTheDateline() {
    record.remove(Field.DATE);
    field(Field.TEXT, "By A. Writer\nASTANA, Aug. 25, 2023 – Talks.");
    assertThat(set("input.remove_patterns=^By .*\\n").article().dateSource())
        .isEqualTo(DateSource.DATELINE);
  }

  @Test
  void thePathIsAskedLast() {
    record.remove(Field.DATE);
    assertThat(((Article) build("2023/08/26/a.txt")).dateSource()).isEqualTo(DateSource.PATH);
    field(Field.TEXT, "ASTANA, Aug. 25, 2023 – Talks.");
    assertThat(((Article) build("2023/08/26/a.txt")).dateSource()).isEqualTo(DateSource.DATELINE);
  }

  @Test
  void theTitleCanBecomeTheFirstParagraph() {
    field(Field.TITLE, "Drought").set("input.title_in_text=true");
    assertThat(article().text()).isEqualTo("Drought\n\nWater is short.");
    assertThat(article().words()).isEqualTo(4);
  }

  @Test
  void aTitleWithWhichTheTextBeginsIsNotRepeated() {
    field(Field.TITLE, "Water").set("input.title_in_text=true");
    assertThat(article().text()).isEqualTo("Water is short.");
  }

  @Test
  void theDefaultSourceIsTakenWhereTheRecordNamesNone() {
    set("input.default_source=The Gazette");
    assertThat(article().source()).isEqualTo("The Gazette");
    assertThat(field(Field.SOURCE, "AT&amp;T News").article().source()).isEqualTo("AT&T News");
  }

  @Test
  void anIdOfBlanksIsNone() {
    assertThat(field(Field.ID, " \u0000\n").article().articleId()).startsWith("text-");
  }

  @Test
  void theSameTextHasTheSameHashHoweverItWasWritten() {
    String hash = field(Field.TEXT, "Café –  ").article().textHash();
    assertThat(field(Field.TEXT, "\uFEFFCafe\u0301 &ndash;\r\n").article().textHash())
        .isEqualTo(hash);
  }

  @Test
  void anExcerptIsOneLineOf200CharactersAtMost() {
    assertThat(Limits.excerpt("a\nb\u0000c\uD83Dd" + "😀".repeat(300)))
        .isEqualTo("a b c\uFFFDd" + "😀".repeat(193));
  }
}
