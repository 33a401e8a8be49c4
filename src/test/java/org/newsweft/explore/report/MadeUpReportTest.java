package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.browser.Browser;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** What the sample does not have: trends, a gap, mentions that do not count, no texts. */
@Tag("browser")
final class MadeUpReportTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "country:AAA", "Aland",
          "country:BBB", "Beland",
          "org:cee", "Ceeorg",
          "topic:dee", "dee farming");

  @TempDir private static Path folder;
  private static Path output;
  private static TableStore tables;
  private static Path report;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Browser.isThere(), "there is no chromium with chromedriver on this machine");
    output = folder.resolve("out");
    tables =
        new MadeUpOutput(NAMES, articles(), Set.of(LocalDate.of(2023, 3, 1)), true).write(output);
    MadeUpOutput.writeTrends(output, trends());
    report = folder.resolve("report.html");
    Report.write(TestSpark.session(), tables, report, ReportLimits.DEFAULT);
    browser = Browser.start();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void theConsoleIsSilent() {
    assertThat(browser.console()).isEmpty();
  }

  /** Four months, two articles in each; in one more Ceeorg is named but not counted. */
  private static List<MadeUpOutput.Article> articles() {
    var articles = new ArrayList<MadeUpOutput.Article>();
    for (int month = 1; month <= 4; month++) {
      for (int day = 1; day <= 2; day++) {
        articles.add(
            new MadeUpOutput.Article(
                "a" + month + day,
                LocalDate.of(2023, month, day),
                null,
                null,
                null,
                List.of(List.of("country:AAA", "country:BBB"), List.of("topic:dee", "org:cee"))));
      }
    }
    articles.add(
        new MadeUpOutput.Article(
            "uncounted",
            LocalDate.of(2023, 1, 9),
            "Gazette",
            "Not for the count",
            "https://example.org/",
            List.of(List.of("country:AAA", MadeUpOutput.UNCOUNTED + "org:cee"))));
    return articles;
  }

  private static Map<String, Object> trend(String kind, String a, String b, String topic) {
    var row = new HashMap<String, Object>();
    row.put("kind", kind);
    row.put("item_a", a);
    row.put("item_b", b);
    row.put("topic", topic);
    row.put("articles", 8L);
    row.put("stories", 8L);
    return row;
  }

  private static List<Map<String, Object>> trends() {
    Map<String, Object> rose = trend("pair", "country:AAA", "country:BBB", null);
    rose.put("mann_kendall_p", 0.0004);
    rose.put("slope", 0.0125);
    rose.put("slope_low", 0.01);
    rose.put("slope_high", 0.015);
    Map<String, Object> fell = trend("item", "org:cee", null, null);
    fell.put("mann_kendall_p", 0.002);
    fell.put("slope", -0.02);
    fell.put("slope_low", -0.03);
    fell.put("slope_high", -0.01);
    Map<String, Object> weak = trend("item", "country:AAA", null, null);
    weak.put("mann_kendall_p", 0.02);
    weak.put("slope", 0.5);
    weak.put("slope_low", 0.4);
    weak.put("slope_high", 0.6);
    Map<String, Object> burst = trend("triple", "country:AAA", "org:cee", "topic:dee");
    burst.put("burst_weight", 12.345);
    burst.put("burst_start", Date.valueOf("2023-02-01"));
    burst.put("burst_end", Date.valueOf("2023-03-01"));
    Map<String, Object> newcomer = trend("item", "topic:dee", null, null);
    newcomer.put("newest_stories", 2L);
    newcomer.put("newest_expected", 0.25);
    newcomer.put("emergence_q", 0.00012);
    return List.of(rose, fell, weak, burst, newcomer);
  }

  private static void show(Path file, String fragment) {
    browser.open("about:blank");
    browser.open(file.toUri() + fragment);
    browser.await("document.querySelector('main h2') !== null");
  }

  private static Path reportOf(String name, List<MadeUpOutput.Article> articles, boolean keepText) {
    TableStore from =
        new MadeUpOutput(NAMES, articles, Set.of(), keepText).write(folder.resolve(name));
    Path file = folder.resolve(name + ".html");
    Report.write(TestSpark.session(), from, file, ReportLimits.DEFAULT);
    return file;
  }

  private static List<String> lines() {
    var lines = new ArrayList<String>();
    browser
        .value(
            "[...document.querySelectorAll('main > div.scroll tbody tr')].map(r =>"
                + " [...r.cells].map(c => c.textContent).join('|'))")
        .forEach(line -> lines.add(line.asText()));
    return lines;
  }

  @Test
  void trendsListWhatPassesTheTestsAndLeadToTheSubjects() {
    show(report, "#trends");
    assertThat(lines()).containsExactly("Aland and Beland|+1.25|+1 to +1.5|4.0 × 10⁻⁴|8|");
    browser.click("input[name=list][value=fell]");
    browser.await("location.hash === '#trends&list=fell'");
    assertThat(lines()).containsExactly("Ceeorg|−2|−3 to −1|0.002|8|");
    browser.click("input[name=list][value=burst]");
    browser.await("location.hash === '#trends&list=burst'");
    assertThat(lines()).containsExactly("Aland, Ceeorg and dee farming|12.3|Feb 2023|Mar 2023|8|");
    browser.click("input[name=list][value=new]");
    browser.await("location.hash === '#trends&list=new'");
    assertThat(lines()).containsExactly("dee farming|2|0.25|1.2 × 10⁻⁴|8|");
    browser.click("input[name=kind][value=pair]");
    browser.await("document.querySelector('main').textContent.includes('Nothing in the tables')");
    browser.click("input[name=kind][value=all]");
    browser.await("document.querySelector('main table a') !== null");
    browser.click("main table a");
    browser.await("document.querySelector('main h2').textContent === 'dee farming'");
  }

  @Test
  void aGapIsMarkedAsAnIncompletePeriodIs() {
    show(report, "#item=country:AAA");
    browser.await("document.querySelector('.chart[data-drawn]') !== null");
    assertThat(browser.text("document.querySelector('figcaption').textContent"))
        .contains("gap in the corpus or incomplete");
    assertThat(
            browser.text(
                "[...document.querySelectorAll('figure tbody th')].map(c => c.textContent).join()"))
        .isEqualTo("Apr 2023 · incomplete,Mar 2023 · gap in the corpus,Feb 2023,Jan 2023");
    assertThat(
            browser.text(
                "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().series[0]"
                    + ".markArea.data[0].map(end => end.xAxis).join()"))
        .isEqualTo("2,3");
  }

  @Test
  void anArticleWhoseMentionDoesNotCountIsNoEvidence() {
    show(report, "#pair=country:AAA,org:cee");
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.text("document.querySelector('[data-ready] .note').textContent"))
        .startsWith("All 8 articles counted");
    assertThat(browser.text("document.querySelector('.articles').textContent"))
        .contains("In different sentences:")
        .doesNotContain("Not for the count");
  }

  @Test
  void withoutTextsTheArticlesAreNamedAndNothingIsQuoted() {
    show(reportOf("bare", articles(), false), "#pair=country:AAA,country:BBB");
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.value("document.querySelectorAll('.articles > li').length").asInt())
        .isEqualTo(8);
    assertThat(browser.text("document.querySelector('.articles').textContent"))
        .contains("The tables hold no texts.");
    assertThat(browser.value("document.querySelectorAll('blockquote').length").asInt()).isZero();
  }

  @Test
  void anOutputWithoutAnArticleGivesAPageThatSaysSo() {
    show(reportOf("empty", List.of(), true), "");
    assertThat(browser.text("document.querySelector('.lead').textContent"))
        .isEqualTo("The run kept no article.");
  }

  @Test
  void whatTheFileHasNoRoomForIsCountedAndCanBeListed() {
    Path file = folder.resolve("small.html");
    var limits = new ReportLimits(5_000_000, 100, 4, 100, 1);
    Report.write(TestSpark.session(), tables, file, limits);
    show(file, "");
    assertThat(browser.text("document.querySelector('main').textContent"))
        .contains("pairs16with more than 8 articles");
    show(file, "#pair=country:AAA,country:BBB");
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.text("document.querySelector('[data-ready] .note').textContent"))
        .startsWith("1 of 8 articles counted are in this file");
    String command = browser.text("document.querySelector('code').textContent");
    String query = command.substring(command.indexOf('"') + 1, command.length() - 1);
    for (Table table : List.of(Table.ARTICLES, Table.MENTIONS)) {
      tables.read(table).createOrReplaceTempView(table.label());
    }
    assertThat(TestSpark.session().sql(query).collectAsList()).hasSize(8);
  }
}
