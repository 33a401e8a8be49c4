package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.browser.Browser;

/** Whatever stands in a corpus stays text in the page. */
@Tag("browser")
final class HostileTextTest {
  private static final String SCRIPT = "</script><script>window.owned = 1</script><!--";
  private static final String IMAGE = "<img src=x onerror=\"window.owned = 2\">'\"&amp;`${1}";
  private static final String RIGHT_TO_LEFT = "\u202Eالأمم المتحدة\u202E";
  private static final String STRANGE_ID = "org:a,b&pair=c'\"<i>%2C</i>";

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put(STRANGE_ID, "Org " + SCRIPT);
    NAMES.put("person:image", "Person " + IMAGE);
    NAMES.put("org:rtl", RIGHT_TO_LEFT);
  }

  private static final List<String> URLS =
      List.of(
          "javascript:window.owned=3",
          " JaVaScRiPt:window.owned=4",
          "java\nscript:window.owned=5",
          "data:text/html,<script>window.owned=6</script>",
          "vbscript:x",
          "//example.org/relative",
          "https://example.org/?q=\"><script>window.owned=7</script>",
          "http://example.org/plain");

  @TempDir private static Path folder;
  private static Path file;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Browser.isThere(), "there is no chromium with chromedriver on this machine");
    var articles = new ArrayList<MadeUpOutput.Article>();
    for (int i = 0; i < URLS.size(); i++) {
      articles.add(
          new MadeUpOutput.Article(
              "id" + i + SCRIPT,
              LocalDate.of(2024, 1 + i % 2, 1 + i),
              "Source " + IMAGE,
              i % 2 == 0 ? "Title " + SCRIPT + IMAGE : "Title " + RIGHT_TO_LEFT,
              URLS.get(i),
              List.of(List.copyOf(NAMES.keySet()))));
    }
    Path output = folder.resolve("out");
    var tables = new MadeUpOutput(NAMES, articles, Set.of(), true).write(output);
    file = folder.resolve("report.html");
    Report.write(TestSpark.session(), tables, file, ReportLimits.DEFAULT);
    browser = Browser.start();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static void show(String fragment) {
    browser.open("about:blank");
    browser.open(file.toUri() + fragment);
    browser.await("document.querySelector('main h2') !== null");
  }

  private static String pairFragment() {
    show("");
    return browser.text(
        "[...document.querySelectorAll('a[href^=\"#pair\"]')].map(a => a.getAttribute('href'))"
            + ".find(h => h.includes('%26pair') && h.includes('image'))");
  }

  @Test
  void noTextOfTheCorpusStandsInTheFileAsItIs() throws IOException {
    String html = Files.readString(file);
    assertThat(html).doesNotContain("owned", "onerror", "javascript:", RIGHT_TO_LEFT);
    assertThat(html.split("<script", -1)).hasSize(5);
    assertThat(html.split("</script>", -1)).hasSize(5);
  }

  @Test
  void noScriptOfTheCorpusRunsInAnyView() {
    String pair = pairFragment();
    for (String view : List.of("", "#network", pair, pair.replace("#pair", "#nonsense"))) {
      show(view);
      browser.await("document.querySelectorAll('.chart:not([data-drawn])').length === 0");
      assertThat(browser.value("window.owned === undefined").asBoolean()).as(view).isTrue();
      assertThat(
              browser
                  .value(
                      "document.querySelectorAll('img, main script, main i:not(.swatch)').length")
                  .asInt())
          .as(view)
          .isZero();
    }
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void namesTitlesAndQuotesAreShownAsTheyStand() {
    show(pairFragment());
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.text("document.querySelector('main h2').textContent"))
        .contains("Org " + SCRIPT)
        .contains("Person " + IMAGE);
    assertThat(browser.text("document.querySelector('.articles').textContent"))
        .contains("Title " + SCRIPT + IMAGE)
        .contains("Title " + RIGHT_TO_LEFT)
        .contains("Source " + IMAGE);
    assertThat(browser.text("document.querySelector('mark').textContent"))
        .isIn("Org " + SCRIPT, "Person " + IMAGE);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void textOfTheOtherDirectionIsKeptApartFromWhatStandsBesideIt() {
    show(pairFragment());
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(
            browser
                .value(
                    "[...document.querySelectorAll('.articles h4')].filter(h =>"
                        + " h.textContent.includes('\u202E')).every(h => h.querySelector('bdi'))")
                .asBoolean())
        .isTrue();
    // The override inside the title does not turn the words after it.
    assertThat(
            browser.text("getComputedStyle(document.querySelector('.articles bdi')).unicodeBidi"))
        .isEqualTo("isolate");
  }

  @Test
  void onlyAddressesOfTheWebBecomeLinks() {
    show(pairFragment());
    browser.await("document.querySelector('[data-ready]') !== null");
    assertThat(browser.value("document.querySelectorAll('.articles > li').length").asInt())
        .isEqualTo(URLS.size());
    var links = new ArrayList<String>();
    browser
        .value(
            "[...document.querySelectorAll('.articles a')].map(a => [a.protocol, a.host, a.rel,"
                + " a.target].join(' '))")
        .forEach(link -> links.add(link.asText()));
    assertThat(links)
        .containsExactlyInAnyOrder(
            "https: example.org noopener noreferrer _blank",
            "http: example.org noopener noreferrer _blank");
  }

  @Test
  void thePolicyOfThePageStopsAScriptThatGotInAllTheSame() {
    show("");
    browser.value(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.owned = 8';"
            + " document.head.append(s); })()");
    browser.value(
        "(() => { const d = document.createElement('div'); d.innerHTML = '<img src=x"
            + " onerror=\"window.owned = 9\">'; document.body.append(d); })()");
    browser.value("(fetch('https://example.org/').catch(() => { window.refused = true; }), 1)");
    browser.await("window.refused === true");
    assertThat(browser.value("window.owned === undefined").asBoolean()).isTrue();
    assertThat(browser.console())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(m -> m.contains("Content Security Policy"));
  }
}
