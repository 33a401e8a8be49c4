package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.browser.Browser;
import org.newsweft.job.RunResult;

/**
 * The report of the sample in a browser: every view is opened by clicks, its numbers are compared
 * with the tables, and the console stays silent.
 */
@Tag("browser")
final class ReportPageTest {
  private static final String PAIR = "#pair=country:KAZ,org:united-nations";
  private static final String TRIPLE = "#triple=country:KAZ,org:united-nations,topic:water";

  @TempDir private static Path folder;
  private static String address;
  private static Browser browser;

  @BeforeAll
  static void openTheReport() throws IOException {
    assumeTrue(Browser.isThere(), "there is no chromium with chromedriver on this machine");
    Path file = folder.resolve("report.html");
    Report.write(TestSpark.session(), SampleOutput.tables(), file, ReportLimits.DEFAULT);
    address = file.toUri().toString();
    browser = Browser.start();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() {
    browser.resize(1400, 1000);
    browser.open("about:blank");
  }

  @AfterEach
  void theConsoleIsSilent() {
    assertThat(browser.console()).isEmpty();
  }

  private static void show(String fragment) {
    browser.open(address + fragment);
    browser.await("document.querySelector('main h2') !== null");
  }

  private static void awaitTitle(String title) {
    browser.await("document.querySelector('main h2').textContent === '" + title + "'");
  }

  private static void awaitCharts() {
    browser.await(
        "document.querySelectorAll('.chart').length > 0"
            + " && [...document.querySelectorAll('.chart')].every(c => c.dataset.drawn)");
  }

  /** The texts of the cells of a table, row by row. */
  private static List<List<String>> rows(String selector) {
    JsonNode rows =
        browser.value(
            "[...document.querySelectorAll('%s tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
                .formatted(selector));
    var all = new java.util.ArrayList<List<String>>();
    rows.forEach(
        row -> {
          var cells = new java.util.ArrayList<String>();
          row.forEach(cell -> cells.add(cell.asText()));
          all.add(cells);
        });
    return all;
  }

  private static List<Row> sql(String query) {
    SampleOutput.tables().registerViews();
    return TestSpark.session().sql(query).collectAsList();
  }

  private static String month(Date period) {
    return java.time.format.DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH)
        .format(period.toLocalDate());
  }

  @Test
  void theOverviewTellsWhatBecameOfEveryRecord() {
    show("");
    awaitCharts();
    assertThat(rows("section:has(> h3) table").toString())
        .contains("[Records read, 193, 100%]")
        .contains("[Articles kept, 180, 93.3%]")
        .contains("[Exact duplicates, 3, 1.55%]")
        .contains("[Rejects, 10, 5.18%]")
        .contains("[– malformed record, 3, 1.55%]");
    RunResult.LeftOut leftOut = SampleOutput.result().leftOut();
    assertThat(browser.text("document.body.textContent"))
        .contains("%,d and %,d rows".formatted(leftOut.pairs(), leftOut.triples()));
  }

  @Test
  void theOverviewListsTheMostMentionedItemsAndTheStrongestPairs() {
    show("");
    List<String> items =
        sql("SELECT name, kind, articles FROM items ORDER BY articles DESC, item_id LIMIT 15")
            .stream()
            .map(r -> r.getString(0) + " " + r.getString(1) + " " + r.getLong(2))
            .toList();
    assertThat(
            rows(".columns:nth-of-type(1) section:nth-child(1)").stream()
                .map(r -> String.join(" ", r).strip()))
        .isEqualTo(items);
    assertThat(rows(".columns:nth-of-type(1) section:nth-child(2)").subList(0, 3).toString())
        .isEqualTo(
            "[[United Nations and water, 5, ], [Kazakhstan and water, 4, ],"
                + " [Kazakhstan and United Nations, 4, ]]");
  }

  @Test
  void theCorpusTableHasTheTotalsOfEveryPeriodAndMarksTheHalfMonth() {
    show("");
    awaitCharts();
    List<String> expected =
        sql("SELECT period, complete, articles, stories, sources FROM periods ORDER BY period DESC")
            .stream()
            .map(
                r ->
                    "[%s%s, %d, %d, %d]"
                        .formatted(
                            month(r.getDate(0)),
                            r.getBoolean(1) ? "" : " · incomplete",
                            r.getLong(2),
                            r.getLong(3),
                            r.getLong(4)))
            .toList();
    assertThat(rows("figure table").stream().map(Object::toString)).isEqualTo(expected);
    assertThat(expected.get(0)).contains("Jun 2024 · incomplete");
  }

  @Test
  void anItemIsFoundByTypingAndOpenedByTheKeyboardAlone() {
    show("");
    browser.type("#search", "kazak");
    browser.await("document.querySelectorAll('#found li').length > 0");
    assertThat(browser.text("document.querySelector('#found li').textContent"))
        .isEqualTo("Kazakhstancountry · 39");
    browser.type("#search", "\uE015"); // arrow down
    assertThat(
            browser.text("document.querySelector('#search').getAttribute('aria-activedescendant')"))
        .isEqualTo("found-0");
    browser.type("#search", "\uE007"); // enter
    awaitTitle("Kazakhstan");
    assertThat(browser.text("location.hash")).isEqualTo("#item=country:KAZ");
    assertThat(browser.text("document.activeElement.tagName")).isEqualTo("H2");
    assertThat(browser.text("document.querySelector('#search').getAttribute('aria-expanded')"))
        .isEqualTo("false");
  }

  @Test
  void anItemIsFoundByAnotherSpellingToo() {
    show("");
    browser.type("#search", "UN");
    browser.await(
        "[...document.querySelectorAll('#found li')].some(l => l.textContent.startsWith('United Nations'))");
    browser.type("#search", "\uE00C"); // escape
    assertThat(browser.value("document.querySelector('#found').hidden").asBoolean()).isTrue();
  }

  @Test
  void anItemShowsItsCountsAndItsNeighbours() {
    show("#item=country:KAZ");
    awaitCharts();
    List<String> counts =
        sql(
                "SELECT p.period, p.complete, coalesce(c.articles, 0), coalesce(c.stories, 0),"
                    + " coalesce(c.sentences, 0) FROM periods p LEFT JOIN item_counts c"
                    + " ON c.period = p.period AND c.item_id = 'country:KAZ' ORDER BY period DESC")
            .stream()
            .map(
                r ->
                    month(r.getDate(0))
                        + (r.getBoolean(1) ? "" : " · incomplete")
                        + " "
                        + r.getLong(2)
                        + " "
                        + r.getLong(3)
                        + " "
                        + r.getLong(4))
            .toList();
    assertThat(rows("figure table").stream().map(r -> String.join(" ", r.subList(0, 4))))
        .isEqualTo(counts);
    browser.click("section .more button");
    List<String> neighbours =
        sql(
                "SELECT i.name, sum(p.articles) AS n FROM (SELECT item_b AS other, articles FROM"
                    + " pair_counts WHERE item_a = 'country:KAZ' UNION ALL SELECT item_a, articles"
                    + " FROM pair_counts WHERE item_b = 'country:KAZ') p JOIN items i ON i.item_id ="
                    + " other GROUP BY i.name")
            .stream()
            .map(r -> r.getString(0) + " " + r.getLong(1))
            .toList();
    assertThat(
            new TreeSet<>(
                rows("figure + section").stream().map(r -> r.get(0) + " " + r.get(2)).toList()))
        .isEqualTo(new TreeSet<>(neighbours));
    browser.click("input[name=neighbours][value=topic]");
    assertThat(rows("figure + section")).allMatch(r -> r.get(1).equals("topic"));
  }

  @Test
  void aPairShowsItsCountsAndAllItsArticlesWithBothMarked() {
    show(PAIR);
    awaitTitle("Kazakhstan and United Nations");
    awaitCharts();
    long articles =
        sql("SELECT sum(articles) FROM pair_counts WHERE item_a = 'country:KAZ'"
                + " AND item_b = 'org:united-nations'")
            .get(0)
            .getLong(0);
    assertThat(browser.text("document.querySelector('.lead').textContent"))
        .startsWith(articles + " articles (" + articles + " stories) in 9 months");
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.text("document.querySelector('[data-ready] .note').textContent"))
        .startsWith("All " + articles + " articles counted");
    browser.click(".more button:not([hidden])");
    while (browser
        .value("[...document.querySelectorAll('[data-ready] .more button')].some(b => !b.hidden)")
        .asBoolean()) {
      browser.click("[data-ready] .more button:not([hidden])");
    }
    assertThat(browser.value("document.querySelectorAll('.articles > li').length").asLong())
        .isEqualTo(articles);
    assertThat(
            browser
                .value(
                    "[...document.querySelectorAll('.articles > li')].every(l =>"
                        + " l.querySelector('mark.item-0') && l.querySelector('mark.item-1'))")
                .asBoolean())
        .isTrue();
  }

  @Test
  void everyMarkIsAMentionOfTheTables() {
    show(TRIPLE + "&period=2024-05-01");
    browser.await("document.querySelector('[data-ready]') !== null");
    var surfaces = new TreeSet<String>();
    browser
        .value("[...document.querySelectorAll('mark')].map(m => m.className + ' ' + m.textContent)")
        .forEach(m -> surfaces.add(m.asText()));
    var mentions = new TreeSet<String>();
    sql("SELECT DISTINCT item_id, surface FROM mentions WHERE period = DATE '2024-05-01'")
        .forEach(
            r -> {
              int place =
                  List.of("country:KAZ", "org:united-nations", "topic:water")
                      .indexOf(r.getString(0));
              mentions.add("item-" + place + " " + r.getString(1));
            });
    assertThat(surfaces).isNotEmpty().isSubsetOf(mentions);
  }

  @Test
  void aPeriodOfATripleShowsTheArticlesOfThatPeriodAlone() {
    show(TRIPLE);
    browser.await("document.querySelector('[data-ready]') !== null");
    browser.click("summary");
    browser.click("figure table a[href*='2024-05-01']");
    browser.await("document.querySelector('[data-ready] h3').textContent.includes('May 2024')");
    assertThat(
            browser.text(
                "[...document.querySelectorAll('.articles h4')].map(h => h.textContent).join('|')"))
        .isEqualTo(
            "Beekeepers lead fight to map the springs of Zhetysu|Turkish builders eye canals of the"
                + " south|On Balkhash, the question is cooling|Jurists float a tribunal for rivers,"
                + " without judges");
    assertThat(browser.text("document.querySelector('[data-ready] .note').textContent"))
        .startsWith("All 4 articles counted");
  }

  @Test
  void sharesAreOfAllArticlesOfThePeriodAndTheBackButtonReturnsToCounts() {
    show(TRIPLE);
    browser.click("#controls input[value=share]");
    browser.await("location.hash.endsWith('value=share')");
    awaitCharts();
    assertThat(
            browser
                .value(
                    "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().yAxis[0].name")
                .asText())
        .isEqualTo("% of all articles");
    JsonNode bars =
        browser.value(
            "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().series[0].data");
    assertThat(bars.get(16).asDouble()).isCloseTo(100.0 * 4 / 12, within(1e-9));
    assertThat(bars.get(17).path("value").asDouble()).isCloseTo(100.0 * 2 / 7, within(1e-9));
    assertThat(bars.get(17).path("itemStyle").path("borderType").asText()).isEqualTo("dashed");
    browser.back();
    browser.await("!location.hash.includes('share')");
    awaitCharts();
    assertThat(
            browser
                .value("document.querySelector('#controls input[value=raw]').checked")
                .asBoolean())
        .isTrue();
  }

  @Test
  void theNetworkFollowsTheSliderAndTheAddress() {
    show("#network");
    awaitCharts();
    assertThat(browser.text("document.querySelector('output').value")).isEqualTo("May 2024");
    browser.type("#period", "\uE014"); // arrow right
    browser.await("document.querySelector('output').value === 'Jun 2024 · incomplete'");
    browser.click(".slider button");
    browser.click(".slider button");
    browser.await("document.querySelector('output').value === 'Apr 2024'");
    assertThat(browser.text("location.hash")).isEqualTo("#network&period=2024-04-01");
    long pairs =
        sql("SELECT count(*) FROM pair_counts WHERE period = DATE '2024-04-01'").get(0).getLong(0);
    assertThat(
            browser
                .value(
                    "echarts.getInstanceByDom(document.querySelector('.chart')).getOption().series[0].links.length")
                .asLong())
        .isEqualTo(Math.min(40, pairs));
    show("#period=2024-05-01");
    assertThat(rows("main").get(0)).startsWith("United Nations and water", "5");
  }

  @Test
  void everyDotOfTheNetworkLiesInsideTheChart() {
    for (int width : new int[] {1400, 400}) {
      browser.resize(width, 1000);
      browser.open("about:blank");
      show("#network");
      awaitCharts();
      assertThat(
              browser
                  .value(
                      "(() => { const box = document.querySelector('.chart'); const chart ="
                          + " echarts.getInstanceByDom(box); return"
                          + " chart.getOption().series[0].data.every(d => { const [x, y] ="
                          + " chart.convertToPixel({seriesIndex: 0}, [d.x, d.y]); return x > 0 && y"
                          + " > 0 && x < box.clientWidth && y < box.clientHeight; }); })()")
                  .asBoolean())
          .as("at %d pixels", width)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#item=country:KAZ", PAIR, TRIPLE + "&value=share", "#network"})
  void noViewIsWiderThanANarrowScreen(String fragment) {
    browser.resize(400, 800);
    show(fragment);
    awaitCharts();
    assertThat(browser.value("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#item=country:NOWHERE", "#pair=a,b", "#item=%E0%A4%A", "#nonsense"})
  void anAddressThatNamesWhatIsNotThereShowsAPageAllTheSame(String fragment) {
    show(fragment);
    assertThat(browser.text("document.querySelector('main h2').textContent"))
        .isIn("Not in this file", "What the tables hold");
  }

  @Test
  void theViewOfTrendsListsWhatRose() {
    show("#trends");
    assertThat(browser.text("document.querySelector('#views').textContent"))
        .isEqualTo("OverviewTrendsNetwork");
    assertThat(rows("main").toString()).contains("water");
  }

  @Test
  void thePageCanBePrintedWithItsTablesOpen() {
    show("#item=country:KAZ");
    awaitCharts();
    assertThat(new String(browser.print(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    browser.await("!document.querySelector('main figure details').open");
  }

  @Test
  void theSameTablesGiveTheSameBytes() throws IOException {
    Path again = folder.resolve("again.html");
    Report.write(TestSpark.session(), SampleOutput.tables(), again, ReportLimits.DEFAULT);
    assertThat(again).hasSameBinaryContentAs(folder.resolve("report.html"));
    assertThat(Files.readString(again)).doesNotContain(SampleOutput.directory().toString());
  }
}
