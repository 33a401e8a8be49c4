package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.browser.Browser;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * A report of 100,000 pairs: its size, and how soon a browser shows it. Run by hand, because it
 * measures time: {@code mvn test -Dtest=ReportBenchmarkTest -Dnewsweft.benchmark=true}.
 */
@EnabledIfSystemProperty(named = "newsweft.benchmark", matches = "true")
final class ReportBenchmarkTest {
  private static final int PAIRS = 100_000;
  private static final int ITEMS = 8_000;
  private static final int PERIODS = 240;
  private static final int ARTICLES = 60_000;

  private static final String MANIFEST =
      """
      {"program": "newsweft", "version": "0", "period_length": "month",
       "job": {"counts.min_articles": 2}, "model": null, "input": [],
       "rows": {"read": 60000, "articles": 60000, "rejects": {}, "duplicates": 0, "rejected": 0},
       "left_out_by_min_articles": {"pairs": 0, "pair_articles": 0, "triples": 0,
                                    "triple_articles": 0},
       "tables": {"articles": 60000, "items": 8000}}
      """;

  @TempDir private Path folder;

  /** A number from 0 to 1 that depends on the row and a name alone. */
  private static String random(String name) {
    return "(pmod(xxhash64(id, '%s'), 1000003) / 1000003)".formatted(name);
  }

  private static Dataset<Row> rows(long count) {
    return TestSpark.session().range(0, count, 1, 4).toDF("id");
  }

  private static Column item(String number) {
    return expr("format_string('org:item-%05d', int(" + number + "))");
  }

  /** Words of letters that no dictionary has, so that they compress as badly as names do. */
  private static String word(String key) {
    return "initcap(translate(substr(sha1(string(%s)), 1, 8), '0123456789', 'ioulmnrsty'))"
        .formatted(key);
  }

  private static void write(StagedTables staged, Table table, Dataset<Row> rows) {
    Dataset<Row> all = rows;
    for (StructField field : table.schema().fields()) {
      if (!java.util.Arrays.asList(all.columns()).contains(field.name())) {
        boolean isTrue = field.name().equals("counted");
        all =
            all.withColumn(
                field.name(), functions.lit(isTrue ? true : null).cast(field.dataType()));
      }
    }
    staged.write(table, all);
  }

  private static String period(String number) {
    return "add_months(DATE '2005-01-01', int(%s))".formatted(number);
  }

  /** Distinct pairs, of items that are the more frequent the smaller their number is. */
  private static Dataset<Row> pairs() {
    return rows(3L * PAIRS)
        .selectExpr(
            "id",
            "int(%d * pow(%s, 2))".formatted(ITEMS, random("a")) + " AS x",
            "int(%d * pow(%s, 2))".formatted(ITEMS, random("b")) + " AS y")
        .filter("x < y")
        .dropDuplicates("x", "y")
        .orderBy("id")
        .limit(PAIRS)
        .withColumn("item_a", item("x"))
        .withColumn("item_b", item("y"));
  }

  private TableStore output() {
    SparkSession spark = TestSpark.session();
    Path directory = folder.resolve("out");
    try (StagedTables staged = StagedTables.begin(spark, directory.toString())) {
      Dataset<Row> pairs = staged.keep("pairs", pairs());
      assertThat(pairs.count()).isEqualTo(PAIRS);
      write(
          staged,
          Table.PERIODS,
          rows(PERIODS)
              .selectExpr(
                  period("id") + " AS period",
                  "id < %d AS complete".formatted(PERIODS - 1),
                  "3000L AS articles",
                  "2500L AS stories",
                  "20L AS sources",
                  "9000L AS sentences"));
      write(
          staged,
          Table.ITEMS,
          rows(ITEMS)
              .withColumn("item_id", item("id"))
              .withColumn("name", expr(word("id") + " || ' ' || " + word("id + 50000")))
              .withColumn("kind", expr("'organization'"))
              .withColumn("aliases", expr("array(name, " + word("id + 90000") + ")"))
              .withColumn("articles", expr("bigint(200000 / (id + 10))")));
      write(
          staged,
          Table.ITEM_COUNTS,
          rows(ITEMS * 20L)
              .withColumn("item_id", item("id % " + ITEMS))
              .withColumn(
                  "period",
                  expr(
                      period(
                          "pmod(xxhash64(id %% %d), 12) + 12 * int(id / %d)"
                              .formatted(ITEMS, ITEMS))))
              .withColumn("articles", expr("bigint(2 + 40 * pow(%s, 4))".formatted(random("n"))))
              .withColumn("stories", expr("articles - int(articles / 5)"))
              .withColumn("sentences", expr("articles * 2")));
      Dataset<Row> pairRows =
          pairs
              .selectExpr(
                  "*",
                  "explode(sequence(1, int(1 + 5 * pow(%s, 2)))) AS n".formatted(random("rows")))
              .withColumn("period", expr(period("pmod(xxhash64(id), 40) + 40 * n - 40")))
              .withColumn("articles", expr("bigint(2 + 20 * pow(%s, 5))".formatted(random("n"))))
              .withColumn("stories", expr("articles - int(articles / 5)"))
              .withColumn("sentences", expr("int(articles * %s)".formatted(random("s"))));
      write(staged, Table.PAIR_COUNTS, pairRows.drop("id", "x", "y", "n"));
      write(
          staged,
          Table.TRIPLE_COUNTS,
          pairRows
              .limit(50_000)
              .withColumn("entity_a", expr("item_a"))
              .withColumn("entity_b", expr("item_b"))
              .withColumn("topic", item("pmod(xxhash64(id), 300)")));
      Dataset<Row> articles =
          pairs
              .limit(ARTICLES)
              .withColumn("article_id", expr("format_string('article-%06d', id)"))
              .withColumn("published", expr(period("pmod(xxhash64(id), 240)")))
              .withColumn("period", expr("published"))
              .withColumn("title", expr(word("id") + " || ' reports'"))
              .withColumn("a", expr(word("x") + " || ' ' || " + word("x + 50000")))
              .withColumn("b", expr(word("y") + " || ' ' || " + word("y + 50000")))
              .withColumn(
                  "text",
                  expr(
                      "concat(a, ' met ', b, ' ', "
                          + "array_join(transform(sequence(1, 25), i -> lower(substr(sha1(string(id * 100 + i)), 1, 5))), ' '), '.')"));
      write(staged, Table.ARTICLES, articles);
      Dataset<Row> first =
          articles.selectExpr(
              "article_id",
              "period",
              "item_a AS item_id",
              "0 AS sentence",
              "0 AS start",
              "length(a) AS end",
              "a AS surface");
      Dataset<Row> second =
          articles.selectExpr(
              "article_id",
              "period",
              "item_b AS item_id",
              "0 AS sentence",
              "length(a) + 5 AS start",
              "length(a) + 5 + length(b) AS end",
              "b AS surface");
      write(staged, Table.MENTIONS, first.unionByName(second));
      staged.publish(MANIFEST);
    }
    return TableStore.open(spark, directory.toString());
  }

  @Test
  void aReportOfAHundredThousandPairsIsSmallAndIsShownAtOnce() throws IOException {
    TableStore tables = output();
    Path file = folder.resolve("report.html");
    long start = System.nanoTime();
    Report.Content content = Report.write(TestSpark.session(), tables, file, ReportLimits.DEFAULT);
    System.out.printf(
        Locale.ROOT,
        "%s; pair rows %,d; written in %.1f s%n",
        content,
        tables.read(Table.PAIR_COUNTS).count(),
        (System.nanoTime() - start) / 1e9);
    assertThat(content.pairs()).isEqualTo(PAIRS);
    assertThat(content.allPairs()).isEqualTo(content.pairs());
    assertThat(Files.size(file)).isLessThan(5_000_000);
    try (Browser browser = Browser.start()) {
      browser.resize(1400, 1000);
      for (int i = 0; i < 3; i++) {
        browser.open("about:blank");
        browser.open(file.toUri().toString());
        browser.await("performance.getEntriesByName('view-shown').length > 0");
        double firstPaint =
            browser
                .value("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                .asDouble();
        double complete =
            browser.value("performance.getEntriesByName('view-shown')[0].startTime").asDouble();
        System.out.printf(
            Locale.ROOT, "first paint %.0f ms, overview complete %.0f ms%n", firstPaint, complete);
        assertThat(firstPaint).isLessThan(2_000);
      }
      assertThat(browser.console()).isEmpty();
    }
    if (System.getProperty("newsweft.benchmark.keep") != null) {
      Files.copy(file, Path.of(System.getProperty("newsweft.benchmark.keep")));
    }
  }
}
