package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;

/** What goes into the file; the page itself is tested in a browser. */
final class ReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static JsonNode data(Path file, String id) throws IOException {
    Matcher element =
        Pattern.compile("id=\"%s\"[^>]*>([^<]*)</script>".formatted(id))
            .matcher(Files.readString(file));
    assertThat(element.find()).isTrue();
    try (var in =
        new GZIPInputStream(
            new ByteArrayInputStream(Base64.getDecoder().decode(element.group(1))))) {
      return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private Report.Content write(Path file, ReportLimits limits) {
    return Report.write(TestSpark.session(), SampleOutput.tables(), file, limits);
  }

  private static long sum(JsonNode numbers) {
    long sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asLong();
    }
    return sum;
  }

  private static long total(Table table, String column) {
    return SampleOutput.tables().read(table).selectExpr("sum(" + column + ")").first().getLong(0);
  }

  @Test
  void aSmallOutputIsInTheFileToTheLastCount() throws IOException {
    Path file = folder.resolve("report.html");
    Report.Content content = write(file, ReportLimits.DEFAULT);
    JsonNode counts = data(file, "counts");
    for (Table table : List.of(Table.ITEM_COUNTS, Table.PAIR_COUNTS, Table.TRIPLE_COUNTS)) {
      String name =
          switch (table) {
            case ITEM_COUNTS -> "itemCounts";
            case PAIR_COUNTS -> "pairCounts";
            default -> "tripleCounts";
          };
      JsonNode columns = counts.path(name);
      assertThat(sum(columns.path("articles"))).isEqualTo(total(table, "articles"));
      assertThat(sum(columns.path("articlesLessStories")))
          .isEqualTo(total(table, "articles - stories"));
      assertThat(sum(columns.path("sentences"))).isEqualTo(total(table, "sentences"));
      assertThat(columns.path("completeAbove").asLong()).isZero();
    }
    assertThat(counts.path("trends").isObject()).isTrue();
    assertThat(content.allArticles()).isEqualTo(180);
    assertThat(data(file, "articles")).hasSize(content.articles());
    assertThat(content.bytes()).isEqualTo(Files.size(file));
  }

  @Test
  void theFileHoldsNoTimeAndNoFolderOfTheMachine() throws IOException {
    Path file = folder.resolve("report.html");
    write(file, ReportLimits.DEFAULT);
    String counts = data(file, "counts").toString();
    JsonNode manifest = SampleOutput.tables().manifest();
    assertThat(counts)
        .contains("articles.jsonl")
        .doesNotContain(manifest.path("started").asText())
        .doesNotContain(manifest.path("job").path("output.path").asText())
        .doesNotContain(manifest.path("input").get(0).path("path").asText());
  }

  @Test
  void theFileNeverExceedsItsLimitAndTheArticlesGiveWay() throws IOException {
    Path whole = folder.resolve("whole.html");
    Report.Content all = write(whole, ReportLimits.DEFAULT);
    Path file = folder.resolve("small.html");
    var limits = new ReportLimits(all.bytes() - 60_000, 200_000, 300_000, 100_000, 10);
    Report.Content content = write(file, limits);
    assertThat(Files.size(file)).isLessThanOrEqualTo(limits.fileBytes());
    assertThat(content.articles()).isBetween(1, all.articles() - 1);
    assertThat(data(file, "counts")).isEqualTo(data(whole, "counts"));
    // A head of the list: those of the strongest pairs.
    JsonNode kept = data(file, "articles");
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).isEqualTo(data(whole, "articles").get(i));
    }
  }

  @Test
  void whereTheCountsAloneAreTooMuchTheyAreHalvedUntilTheyFit() throws IOException {
    Path file = folder.resolve("tiny.html"); // the page without data takes 516 kB
    var limits = new ReportLimits(540_000, 2_000, 2_000, 2_000, 10);
    Report.Content content = write(file, limits);
    assertThat(Files.size(file)).isLessThanOrEqualTo(limits.fileBytes());
    assertThat(content.pairs()).isLessThan((int) content.allPairs());
    assertThat(data(file, "counts").path("pairCounts").path("completeAbove").asLong()).isPositive();
  }

  @Test
  void theStrongestAreThoseWithTheMostArticlesTiesInTheOrderOfTheirIds() {
    Dataset<Row> counts = SampleOutput.tables().read(Table.PAIR_COUNTS);
    counts.createOrReplaceTempView("sample_pairs");
    List<Row> ranked =
        TestSpark.session()
            .sql(
                "SELECT item_a, item_b, sum(articles) AS n, count(*) AS r FROM sample_pairs GROUP BY"
                    + " item_a, item_b ORDER BY n DESC, item_a, item_b")
            .collectAsList();
    var expected = new ArrayList<List<String>>();
    long rows = 0;
    int place = 0;
    while (rows + ranked.get(place).getLong(3) <= 50) {
      rows += ranked.get(place).getLong(3);
      expected.add(List.of(ranked.get(place).getString(0), ranked.get(place).getString(1)));
      place++;
    }
    Strongest strongest = Strongest.of(counts, List.of("item_a", "item_b"), 50);
    assertThat(strongest.subjects()).isEqualTo(expected);
    assertThat(strongest.all()).isEqualTo(ranked.size());
    assertThat(strongest.completeAbove()).isEqualTo(ranked.get(place).getLong(2));
  }

  @Test
  void whatATrendListNamesIsInTheFileHoweverWeakItIs() {
    var row = new java.util.LinkedHashMap<String, Object>();
    row.put("kind", "pair");
    row.put("item_a", "a");
    row.put("item_b", "b");
    row.put("topic", null);
    var lists = new TrendLists(java.util.Map.of("rose", List.of(row)));
    assertThat(lists.subjects("pair")).containsExactly(List.of("a", "b"));
    assertThat(lists.subjects("triple")).isEmpty();
  }

  @Test
  void otherSpellingsAreThoseThatTheNameDoesNotContain() {
    assertThat(
            ReportItem.otherSpellings(
                "United Nations", List.of("UN", "united nations", "U.N.", "Nations", "un")))
        .containsExactly("U.N.");
    assertThat(ReportItem.otherSpellings("Water", List.of("Rivers", "rivers", "Lake")))
        .containsExactly("Rivers", "Lake");
  }

  @Test
  void theCommandWritesTheFileAndSaysWhatIsInIt() {
    Path file = folder.resolve("report.html");
    CommandLineRun run =
        CommandLineRun.of(
            "report", "--tables", SampleOutput.directory().toString(), "--file", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .matches(
            Pattern.quote(file.toString())
                + ": 0\\.\\d MB; (1,\\d{3}) of \\1 pairs, quotes from 1\\d\\d of 180 articles\n");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  @Test
  void aFileThatCannotBeWrittenEndsWithTwoBeforeAnyWork() {
    CommandLineRun run =
        CommandLineRun.of(
            "report",
            "--tables",
            SampleOutput.directory().toString(),
            "--file",
            folder + "/none/report.html");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "newsweft: The file %s/none/report.html cannot be written: there is no directory %s/none\n"
                .formatted(folder, folder));
    assertThatThrownBy(() -> Report.checkMayWrite(folder))
        .isInstanceOf(UserError.class)
        .hasMessage("The file " + folder + " is a directory; name a file in it");
  }

  @Test
  void aDirectoryWithoutTablesEndsWithTwoAndIsNamed() {
    CommandLineRun run = CommandLineRun.of("report", "--tables", folder + "/none");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There are no tables in " + folder + "/none");
  }
}
