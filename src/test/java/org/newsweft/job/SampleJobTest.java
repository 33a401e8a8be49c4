package org.newsweft.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.OutputDigests;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** The sample job finds what {@code data/sample/README.md} says was planted. */
final class SampleJobTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private Path folder;

  @BeforeAll
  static void registerTheTables() {
    SampleOutput.tables().registerViews();
  }

  private static List<String> rows(String query) {
    return SPARK.sql(query).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void everyRecordIsAnArticleARejectOrADuplicate() {
    RunResult.RowAccount account = SampleOutput.result().account();
    assertThat(account.read()).isEqualTo(193);
    assertThat(account.articles()).isEqualTo(180);
    assertThat(account.duplicates()).isEqualTo(3);
    assertThat(account.rejects())
        .isEqualTo(
            Map.of(
                "bad_date", 1L,
                "date_out_of_range", 1L,
                "malformed_record", 3L,
                "no_date", 1L,
                "no_text", 3L,
                "other_language", 1L));
  }

  @Test
  void aTopicThatRisesIsSeenToRise() {
    assertThat(
            rows(
                "SELECT date_format(period, 'yyyy-MM'), articles FROM item_counts"
                    + " WHERE item_id = 'topic:water' ORDER BY period"))
        .containsExactly(
            "[2023-02,1]",
            "[2023-04,1]",
            "[2023-05,1]",
            "[2023-06,1]",
            "[2023-07,1]",
            "[2023-08,2]",
            "[2023-09,1]",
            "[2023-10,2]",
            "[2023-11,2]",
            "[2023-12,2]",
            "[2024-01,2]",
            "[2024-02,3]",
            "[2024-03,3]",
            "[2024-04,5]",
            "[2024-05,5]",
            "[2024-06,2]");
  }

  @Test
  void aPairThatBurstsIsSeenInItsTwoMonthsOnly() {
    assertThat(
            rows(
                "SELECT date_format(period, 'yyyy-MM'), articles FROM pair_counts WHERE item_a ="
                    + " 'country:ECU' AND item_b = 'country:PER' ORDER BY period"))
        .containsExactly("[2023-10,5]", "[2023-11,4]");
  }

  @Test
  void aTripleIsCountedOncePerArticleAndMonth() {
    assertThat(
            rows(
                "SELECT date_format(period, 'yyyy-MM'), articles FROM triple_counts WHERE entity_a"
                    + " = 'country:KAZ' AND entity_b = 'org:united-nations' AND topic ="
                    + " 'topic:water' ORDER BY period"))
        .containsExactly(
            "[2023-08,2]",
            "[2023-10,2]",
            "[2023-11,2]",
            "[2023-12,2]",
            "[2024-02,3]",
            "[2024-03,3]",
            "[2024-04,3]",
            "[2024-05,4]",
            "[2024-06,2]");
  }

  @Test
  void aNewPairAppearsInItsFirstMonth() {
    assertThat(
            rows(
                "SELECT date_format(period, 'yyyy-MM'), articles, sentences FROM pair_counts WHERE"
                    + " item_a = 'country:ISL' AND item_b = 'country:VNM'"))
        .containsExactly("[2024-05,3,3]");
  }

  @Test
  void articlesThatTheCatalogueKnowsNothingOfCountInTheirPeriod() {
    assertThat(
            rows(
                "SELECT article_id FROM articles WHERE article_id NOT IN (SELECT article_id FROM"
                    + " mentions WHERE annotator = 'lexicon') ORDER BY article_id"))
        .contains("[nw-a050]", "[nw-b008]", "[nw-b017]", "[nw-b040]", "[nw-c016]", "[nw-c052]");
    assertThat(rows("SELECT sum(articles) FROM periods")).containsExactly("[180]");
  }

  @Test
  void aCopyIsKeptAsADuplicateOfTheEarlierArticle() {
    assertThat(rows("SELECT article_id, source FROM duplicates ORDER BY article_id"))
        .containsExactly(
            "[nw-c030,Pacific Tide]", "[nw-c041,Baltic Observer]", "[nw-c042,Monsoon Wire]");
  }

  @Test
  void thePlantedCopiesAreStoriesAndNothingElseIs() {
    assertThat(
            rows(
                "SELECT story_id, concat_ws(' ', sort_array(collect_list(article_id))) FROM"
                    + " articles GROUP BY story_id HAVING count(*) > 1 ORDER BY story_id"))
        .containsExactly(
            "[nw-a019,nw-a019 nw-a020 nw-a021 nw-a022 nw-a023]",
            "[nw-a041,nw-a041 nw-a042 nw-a043 nw-a044]",
            "[nw-b042,nw-b042 nw-b043 nw-b044 nw-b045 nw-b046]");
    assertThat(SampleOutput.result().stories()).isEqualTo(new RunResult.Stories(169, 3, 11));
    assertThat(rows("SELECT sum(stories) FROM periods")).containsExactly("[169]");
  }

  @Test
  void onlyTheMonthThatTheWindowCutsIsIncomplete() {
    assertThat(rows("SELECT date_format(period, 'yyyy-MM') FROM periods WHERE NOT complete"))
        .containsExactly("[2024-06]");
  }

  @Test
  void theSliceOfTheTextIsTheSurfaceOfEveryMention() {
    assertThat(
            rows(
                "SELECT m.* FROM mentions m JOIN articles a USING (article_id)"
                    + " WHERE substring(a.text, m.start + 1, m.end - m.start) != m.surface"))
        .isEmpty();
  }

  @Test
  void mentionsOfAnArticleNeverOverlap() {
    assertThat(
            rows(
                "SELECT * FROM (SELECT *, lead(start) OVER (PARTITION BY article_id ORDER BY start)"
                    + " AS following FROM mentions) WHERE following < end"))
        .isEmpty();
  }

  @Test
  void everyItemCountEqualsACountOfTheMentions() {
    String expected =
        "SELECT period, item_id, count(DISTINCT article_id) articles, count(DISTINCT story_id)"
            + " stories, count(DISTINCT source) sources, count(DISTINCT article_id, sentence)"
            + " sentences, count(*) mentions FROM mentions JOIN (SELECT article_id, source,"
            + " story_id FROM articles) USING (article_id) WHERE item_id NOT LIKE 'ambiguous:%'"
            + " GROUP BY period, item_id";
    assertSameRows(
        "SELECT period, item_id, articles, stories, sources, sentences, mentions FROM item_counts",
        expected);
  }

  @Test
  void everyPairCountEqualsASelfJoinOfTheMentions() {
    String expected =
        "WITH m AS (SELECT DISTINCT period, article_id, sentence, item_id FROM mentions WHERE counted), pairs AS"
            + " (SELECT a.period, a.item_id item_a, b.item_id item_b, a.article_id,"
            + " CASE WHEN a.sentence = b.sentence THEN a.sentence END sentence FROM m a JOIN m b ON"
            + " a.article_id = b.article_id AND a.item_id < b.item_id) SELECT period, item_a,"
            + " item_b, count(DISTINCT article_id) articles, count(DISTINCT story_id) stories,"
            + " count(DISTINCT source) sources, count(DISTINCT CASE WHEN sentence IS NOT NULL THEN"
            + " concat(article_id, '/', sentence) END) sentences FROM pairs JOIN (SELECT"
            + " article_id, source, story_id FROM articles) USING (article_id) GROUP BY period,"
            + " item_a, item_b HAVING articles >= 2";
    assertSameRows(
        "SELECT period, item_a, item_b, articles, stories, sources, sentences FROM pair_counts",
        expected);
  }

  @Test
  void everyTripleCountEqualsASelfJoinOfTheMentions() {
    String expected =
        "WITH m AS (SELECT DISTINCT period, article_id, item_id FROM mentions WHERE counted) SELECT a.period,"
            + " a.item_id entity_a, b.item_id entity_b, t.item_id topic, count(*) articles FROM m a"
            + " JOIN m b ON a.article_id = b.article_id AND a.item_id < b.item_id JOIN m t ON"
            + " a.article_id = t.article_id WHERE a.item_id NOT LIKE 'topic:%' AND b.item_id NOT"
            + " LIKE 'topic:%' AND t.item_id LIKE 'topic:%' GROUP BY 1, 2, 3, 4 HAVING count(*) >= 2";
    assertSameRows(
        "SELECT period, entity_a, entity_b, topic, articles FROM triple_counts", expected);
  }

  private static void assertSameRows(String found, String expected) {
    List<String> foundRows = rows(found);
    assertThat(foundRows).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows(expected));
  }

  @Test
  void whatTheThresholdLeavesOutIsExactlyWhatALowerOneAdds() {
    RunResult all = SampleOutput.runTo(folder.resolve("all"), "counts.min_articles=1");
    RunResult.LeftOut leftOut = SampleOutput.result().leftOut();
    for (String table : List.of("pair_counts", "triple_counts")) {
      long added = all.tableRows().get(table) - SampleOutput.result().tableRows().get(table);
      assertThat(table.startsWith("pair") ? leftOut.pairs() : leftOut.triples()).isEqualTo(added);
    }
    assertThat(all.leftOut()).isEqualTo(new RunResult.LeftOut(0, 0, 0, 0));
  }

  @Test
  void theCapOnItemsLeavesPairsOutButNoArticleAndNoMention() {
    int most = 6;
    Path capped = folder.resolve("capped");
    RunResult result = SampleOutput.runTo(capped, "counts.max_items=" + most);
    TableStore tables = TableStore.open(SPARK, capped.toString());

    for (Table table : List.of(Table.ITEM_COUNTS, Table.PERIODS, Table.ITEMS)) {
      assertThat(tables.read(table).exceptAll(SampleOutput.tables().read(table)).count()).isZero();
    }
    assertThat(tables.read(Table.MENTIONS).count())
        .isEqualTo(SampleOutput.tables().read(Table.MENTIONS).count());
    tables.read(Table.MENTIONS).createOrReplaceTempView("capped_mentions");
    tables.read(Table.PAIR_COUNTS).createOrReplaceTempView("capped_pairs");
    assertSameRows(
        "SELECT period, item_a, item_b, articles FROM capped_pairs",
        "WITH m AS (SELECT DISTINCT period, article_id, item_id FROM capped_mentions WHERE counted)"
            + " SELECT a.period, a.item_id, b.item_id, count(*) FROM m a JOIN m b ON a.article_id ="
            + " b.article_id AND a.item_id < b.item_id GROUP BY 1, 2, 3 HAVING count(*) >= 2");
    Row effect =
        SPARK
            .sql(
                "SELECT count(*), sum(items - counted), sum(items * (items - 1) / 2 - counted *"
                    + " (counted - 1) / 2), max(counted) FROM (SELECT count(DISTINCT item_id) items,"
                    + " count(DISTINCT CASE WHEN counted THEN item_id END) counted FROM"
                    + " capped_mentions WHERE item_id NOT LIKE 'ambiguous:%' GROUP BY article_id) WHERE"
                    + " items > "
                    + most)
            .first();
    assertThat(result.capped())
        .isEqualTo(
            new RunResult.Capped(effect.getLong(0), effect.getLong(1), (long) effect.getDouble(2)));
    assertThat(effect.getLong(0)).isPositive();
    assertThat(effect.getLong(3)).isEqualTo(most);
    assertThat(tables.manifest().path("left_out_by_max_items").path("articles").asLong())
        .isEqualTo(effect.getLong(0));
  }

  @Test
  void theSampleHasNoArticleOverTheStandardCapSoThatOnlyAmbiguousNamesAreNotCounted() {
    assertThat(SampleOutput.result().capped()).isEqualTo(new RunResult.Capped(0, 0, 0));
    assertThat(rows("SELECT * FROM mentions WHERE counted = (item_id LIKE 'ambiguous:%')"))
        .isEmpty();
  }

  @Test
  void theSameInputGivesTheSameBytesForAnyPartitioning() {
    Map<String, String> once = OutputDigests.of(SampleOutput.directory());
    String before = SPARK.conf().get("spark.sql.shuffle.partitions");
    try {
      SPARK.conf().set("spark.sql.shuffle.partitions", "7");
      SampleOutput.runTo(folder.resolve("again"));
    } finally {
      SPARK.conf().set("spark.sql.shuffle.partitions", before);
    }
    assertThat(OutputDigests.of(folder.resolve("again"))).isEqualTo(once);
  }

  @Test
  void theJobFileDecidesWhichKindsAreKeptWhetherTheTextIsAndWhetherCopiesAreGrouped() {
    RunResult result =
        SampleOutput.runTo(
            folder.resolve("countries"),
            "items.kinds=[country]",
            "output.keep_text=false",
            "stories.group=false");
    assertThat(result.stories()).isEqualTo(new RunResult.Stories(180, 0, 0));
    TableStore tables = TableStore.open(SPARK, folder.resolve("countries").toString());
    Dataset<Row> items = tables.read(Table.ITEMS);
    assertThat(items.count()).isPositive();
    assertThat(items.filter(col("kind").notEqual("country")).count()).isZero();
    Dataset<Row> articles = tables.read(Table.ARTICLES);
    assertThat(articles.filter(col("text").isNotNull()).count()).isZero();
    assertThat(articles.filter(col("text_hash").isNull()).count()).isZero();
  }

  @Test
  void theManifestHoldsVersionsTheWholeJobTheInputAndTheRowAccount() {
    JsonNode manifest = SampleOutput.tables().manifest();
    assertThat(manifest.path("versions").path("spark").asText()).isEqualTo(SPARK.version());
    assertThat(manifest.path("job").path("counts.min_articles").asInt()).isEqualTo(2);
    assertThat(manifest.path("job").path("dates.from").asText()).isEqualTo("2023-01-01");
    assertThat(manifest.path("input").get(0).path("bytes").asLong()).isPositive();
    assertThat(manifest.path("rows").path("rejects").path("no_text").asInt()).isEqualTo(3);
    assertThat(manifest.path("catalogue_sha256").asText()).hasSize(64);
    assertThat(manifest.path("tables").path("articles").asInt()).isEqualTo(180);
  }
}
