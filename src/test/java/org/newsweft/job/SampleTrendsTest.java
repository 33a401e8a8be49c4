package org.newsweft.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.config.JobConfig;
import org.newsweft.counts.CountStage;
import org.newsweft.counts.LeftOut;
import org.newsweft.explore.TrendList;
import org.newsweft.explore.Trends;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;
import org.newsweft.trends.TrendStage;

/** What {@code data/sample/README.md} says was planted comes first in the lists of trends. */
final class SampleTrendsTest {
  private static final SparkSession SPARK = TestSpark.session();

  private static String first(TrendList list, String kind) {
    Row row = new Trends(SampleOutput.tables(), kind, null, null, 0.1, true, 1).rows(list).first();
    return row.getAs("ids");
  }

  @Test
  void theTopicThatRisesIsTheFirstOfTheItemsThatRise() {
    assertThat(first(TrendList.RISERS, "item")).isEqualTo("topic:water");
  }

  @Test
  void theTripleThatRisesIsTheFirstOfTheTriplesThatRise() {
    assertThat(first(TrendList.RISERS, "triple"))
        .isEqualTo("country:KAZ org:united-nations topic:water");
  }

  @Test
  void theNewPairIsTheFirstOfTheNewPairs() {
    assertThat(first(TrendList.NEW, "pair")).isEqualTo("country:ISL country:VNM");
  }

  /** The stories are those that the sample's README names; then its copies are no burst. */
  @Test
  void thePairThatBurstsIsTheFirstOfTheBurstsOfPairsWhereCopiesAreOneStory(@TempDir Path folder) {
    TableStore tables = SampleOutput.tables();
    Dataset<Row> mentions =
        tables
            .read(Table.MENTIONS)
            .where("item_id NOT LIKE 'ambiguous:%'")
            .groupBy("article_id")
            .agg(collect_list(struct("item_id", "sentence", "counted")).as("mentions"));
    Dataset<Row> articles =
        tables
            .read(Table.ARTICLES)
            .join(mentions, "article_id")
            .withColumn(
                "story_id",
                coalesce(
                    story("nw-a019", "nw-a020", "nw-a021", "nw-a022", "nw-a023"),
                    story("nw-a041", "nw-a042", "nw-a043", "nw-a044"),
                    story("nw-b042", "nw-b043", "nw-b044", "nw-b045", "nw-b046"),
                    col("article_id")));
    try (StagedTables staged = StagedTables.begin(SPARK, folder.resolve("out").toString())) {
      Dataset<Row> counts =
          CountStage.count(articles, 2, LeftOut.in(SPARK), SPARK.sparkContext().longAccumulator());
      TrendStage.Trends trends =
          TrendStage.test(
              SPARK,
              staged,
              new TrendStage.Counts(
                  tables.read(Table.PERIODS),
                  articles.select("period", "source"),
                  CountStage.items(counts),
                  CountStage.inArrays(CountStage.pairs(counts)),
                  CountStage.inArrays(CountStage.triples(counts))),
              2,
              new JobConfig.Trends(3, 24),
              SPARK.sparkContext().longAccumulator());
      Row heaviest =
          trends
              .rows()
              .filter("kind = 'pair'")
              .orderBy(col("burst_weight").desc_nulls_last(), col("item_a"), col("item_b"))
              .first();
      assertThat(heaviest.<String>getAs("item_a")).isEqualTo("country:ECU");
      assertThat(heaviest.<String>getAs("item_b")).isEqualTo("country:PER");
      assertThat(heaviest.<java.sql.Date>getAs("burst_start")).hasToString("2023-10-01");
      assertThat(heaviest.<java.sql.Date>getAs("burst_end")).hasToString("2023-11-01");
    }
  }

  private static Column story(Object... articles) {
    return when(col("article_id").isin(articles), lit(articles[0]));
  }

  @Test
  void theHalfMonthAtTheEndIsNotTested() {
    Dataset<Row> trends = SampleOutput.tables().read(Table.TRENDS);
    assertThat(trends.select("periods_tested").distinct().collectAsList())
        .containsExactly(org.apache.spark.sql.RowFactory.create(17));
    assertThat(trends.select("newest_period").distinct().first().getDate(0))
        .hasToString("2024-05-01");
  }

  @ParameterizedTest
  @CsvSource({
    "item, mann_kendall",
    "pair, mann_kendall",
    "triple, mann_kendall",
    "item, emergence",
    "pair, emergence",
    "triple, emergence"
  })
  void everyQIsThatOfTheTestsOfItsKindAndTheirNumberIsWrittenDown(String kind, String test) {
    List<Row> rows =
        SampleOutput.tables()
            .read(Table.TRENDS)
            .filter(col("kind").equalTo(kind))
            .filter(col(test + "_p").isNotNull())
            .orderBy(test + "_p")
            .select(test + "_p", test + "_q")
            .collectAsList();
    int tested = rows.size();
    assertThat(tested)
        .isPositive()
        .isEqualTo(
            SampleOutput.tables()
                .manifest()
                .path("trends")
                .path(kind)
                .path(test.equals("emergence") ? "emergence_tested" : "trend_tested")
                .asInt());
    double lowest = 1;
    for (int rank = tested; rank >= 1; rank--) {
      lowest = Math.min(lowest, rows.get(rank - 1).getDouble(0) * tested / rank);
      assertThat(rows.get(rank - 1).getDouble(1)).isCloseTo(lowest, within(1e-12));
    }
  }

  private static CommandLineRun trends(String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "trends";
    line[1] = "--tables";
    line[2] = SampleOutput.directory().toString();
    System.arraycopy(options, 0, line, 3, options.length);
    return CommandLineRun.of(line);
  }

  @Test
  void theCommandPrintsEveryListWithReadableNames() {
    CommandLineRun run = trends("--limit", "2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (TrendList list : TrendList.values()) {
      assertThat(run.out()).contains(list.title() + ":\n");
    }
    assertThat(run.out()).contains("Iceland + Vietnam").contains("source_change");
  }

  @Test
  void theListsCanBeCutDownToAKindAndAnItem() {
    CommandLineRun run =
        trends("--list", "bursts", "--kind", "pair", "--item", "country:PER", "--format", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1)).isNotEmpty().allMatch(l -> l.contains("country:PER"));
  }

  @Test
  void burstsCanBeCutDownToThoseThatBeganThen() {
    CommandLineRun run = trends("--list", "bursts", "--began", "2023-10", "--format", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1)).isNotEmpty().allMatch(l -> l.contains(",2023-10-01,"));
    CommandLineRun ofRisers = trends("--list", "risers", "--began", "2023-10");
    assertThat(ofRisers.exitCode()).isEqualTo(2);
    assertThat(ofRisers.err()).contains("--began wants the list of bursts: --list bursts");
  }

  @Test
  void whatARowAboveTellsIsListedOnlyIfAskedFor() {
    List<String> once = ids("--list", "bursts", "--began", "2023-10");
    List<String> all = ids("--list", "bursts", "--began", "2023-10", "--all");
    assertThat(all).containsAll(once).hasSizeGreaterThan(once.size());
    assertThat(once.get(0)).isEqualTo(all.get(0));
  }

  private static List<String> ids(String... options) {
    String[] line = Arrays.copyOf(options, options.length + 4);
    System.arraycopy(new String[] {"--format", "csv", "--limit", "50"}, 0, line, options.length, 4);
    CommandLineRun run = trends(line);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().skip(1).map(l -> l.substring(l.lastIndexOf(',') + 1)).toList();
  }

  @Test
  void anExplanationHoldsTheTestsTheSeriesAndTheArticlesOfThePeak() {
    CommandLineRun run = trends("--explain", "country:PER", "country:ECU");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Ecuador + Peru (pair: country:ECU country:PER)\n")
        .contains("Heaviest burst: 2023-10-01 to 2023-11-01")
        .contains("2023-10-01        5        12    41.67  ##############################\n")
        .contains("2023-03-01       <2         8     0.00\n")
        .contains("2024-06-01", "(incomplete)")
        .contains("Articles of the peak, 2023-10-01:\n");
    assertThat(run.out().lines().filter(l -> l.startsWith("  2023-10-"))).hasSize(5);
    assertThat(run.out().lines().filter(l -> l.startsWith("    "))).hasSize(5);
  }

  @Test
  void whatIsWrongOnTheCommandLineIsSaidAndEndsWithTwo() {
    CommandLineRun unknown = trends("--explain", "country:XXX");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("No article mentions country:XXX");
    CommandLineRun noList = trends("--format", "csv");
    assertThat(noList.exitCode()).isEqualTo(2);
    assertThat(noList.err()).contains("want a list: --list risers");
    CommandLineRun badQ = trends("--q", "2");
    assertThat(badQ.exitCode()).isEqualTo(2);
    assertThat(badQ.err()).contains("--q is 2.0; use a number from 0 to 1");
    CommandLineRun triple = trends("--explain", "country:KAZ", "country:CHN", "country:RUS");
    assertThat(triple.exitCode()).isEqualTo(2);
    assertThat(triple.err()).contains("A triple is two entities and one topic");
  }
}
