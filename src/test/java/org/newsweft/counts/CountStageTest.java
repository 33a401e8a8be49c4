package org.newsweft.counts;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.annotate.AnnotateStage;
import org.newsweft.counts.Corpora.Article;
import org.newsweft.counts.Corpora.Count;
import org.newsweft.tables.Table;

class CountStageTest {
  private static final int MIN_ARTICLES = 2;

  /** Three months of random articles, always the same ones. */
  private static final Map<Date, List<Article>> CORPUS =
      new TreeMap<>(
          Map.of(
              Date.valueOf("2023-01-01"), Corpora.sample(11),
              Date.valueOf("2023-02-01"), Corpora.sample(12),
              Date.valueOf("2023-03-01"), Corpora.sample(13)));

  private static SparkSession spark;
  private static Dataset<Row> counts;
  private static LongAccumulator done;
  private static LeftOut dropped;

  @BeforeAll
  static void countOnce() {
    spark = TestSpark.session();
    done = spark.sparkContext().longAccumulator();
    dropped = LeftOut.in(spark);
    counts = kept(CountStage.count(articles(4), MIN_ARTICLES, dropped, done));
  }

  @ParameterizedTest
  @EnumSource
  void theCountsAreThoseOfTheBruteForceForEveryPeriod(Unit unit) {
    List<String> expected =
        CORPUS.entrySet().stream()
            .flatMap(
                period ->
                    Corpora.bruteForce(period.getValue(), MIN_ARTICLES).stream()
                        .filter(count -> count.unit() == unit)
                        .map(count -> shown(period.getKey(), count)))
            .toList();

    assertThat(shown(counts, unit))
        .hasSizeGreaterThan(2)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Of 1 mention: an article, an outlet and a story are larger than a block then. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20, 100})
  void aPeriodThatIsSplitHasTheCountsOfOneThatIsNot(long blockWeight) {
    LeftOut droppedNow = LeftOut.in(spark);
    LongAccumulator doneNow = spark.sparkContext().longAccumulator();
    Dataset<Row> split =
        kept(CountStage.count(articles(4), MIN_ARTICLES, blockWeight, droppedNow, doneNow));

    for (Unit unit : Unit.values()) {
      assertThat(shown(split, unit)).containsExactlyInAnyOrderElementsOf(shown(counts, unit));
    }
    assertThat(values(droppedNow)).isEqualTo(values(dropped));
    assertThat(doneNow.value()).isEqualTo(done.value());
  }

  @ParameterizedTest
  @EnumSource
  void countsInArraysAreThoseInRows(Unit unit) {
    Dataset<Row> ofUnit = counts.where("unit = '" + unit + "'");
    Dataset<Row> rows = CountStage.unpacked(ofUnit);

    assertThat(
            CountStage.inArrays(ofUnit)
                .selectExpr(
                    "unit",
                    "period",
                    "topic",
                    "item_a",
                    "mentions",
                    "inline(arrays_zip(item_b, articles, stories, sources, sentences))")
                .collectAsList())
        .isEqualTo(rows.collectAsList());
  }

  @Test
  void smallPeriodsAreCountedWholeBesideLargeOnes() {
    List<Long> weights =
        CORPUS.values().stream()
            .map(corpus -> corpus.stream().mapToLong(a -> 1 + a.mentions().size()).sum())
            .sorted()
            .toList();
    assertThat(weights.get(0)).isLessThan(weights.get(2));

    Dataset<Row> split =
        kept(
            CountStage.count(
                articles(4),
                MIN_ARTICLES,
                weights.get(0),
                LeftOut.in(spark),
                spark.sparkContext().longAccumulator()));

    for (Unit unit : Unit.values()) {
      assertThat(shown(split, unit)).containsExactlyInAnyOrderElementsOf(shown(counts, unit));
    }
  }

  @Test
  void thePeriodsThatAreGivenAloneHaveTheCountsThatTheyHaveAmongOthers() {
    Date february = Date.valueOf("2023-02-01");
    Dataset<Row> alone =
        CountStage.count(
            articles(4).where(col("period").equalTo(february)),
            MIN_ARTICLES,
            LeftOut.in(spark),
            spark.sparkContext().longAccumulator());

    assertThat(alone.collectAsList())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            counts.where(col("period").equalTo(february)).collectAsList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void theNumberOfPartitionsChangesNothing(int partitions) {
    Dataset<Row> again =
        CountStage.count(
            articles(partitions),
            MIN_ARTICLES,
            LeftOut.in(spark),
            spark.sparkContext().longAccumulator());

    assertThat(again.collectAsList()).containsExactlyInAnyOrderElementsOf(counts.collectAsList());
  }

  @Test
  void everyArticleIsCountedAsDone() {
    assertThat(done.value()).isEqualTo(CORPUS.values().stream().mapToLong(List::size).sum());
  }

  @Test
  void whatIsLeftOutIsAddedUpOverThePeriods() {
    List<Count> leftOut =
        CORPUS.values().stream()
            .flatMap(
                corpus -> {
                  var all = new ArrayList<>(Corpora.bruteForce(corpus, 1));
                  all.removeAll(Corpora.bruteForce(corpus, MIN_ARTICLES));
                  return all.stream();
                })
            .toList();
    List<Long> expected =
        Stream.of(Unit.PAIR, Unit.TRIPLE)
            .map(unit -> leftOut.stream().filter(count -> count.unit() == unit).toList())
            .flatMap(
                ofUnit ->
                    Stream.of(
                        (long) ofUnit.size(), ofUnit.stream().mapToLong(Count::articles).sum()))
            .toList();

    assertThat(values(dropped)).isEqualTo(expected);
  }

  private static List<Long> values(LeftOut sums) {
    LeftOut.Sums all = sums.total();
    return List.of(all.pairs(), all.pairArticles(), all.triples(), all.tripleArticles());
  }

  @Test
  void thePeriodsHaveTheColumnsOfTheirTableButForComplete() {
    assertThat(CountStage.periods(counts).columns())
        .containsExactlyInAnyOrder(
            Arrays.stream(Table.PERIODS.schema().fieldNames())
                .filter(column -> !column.equals("complete") && !column.equals("gap"))
                .toArray(String[]::new));
  }

  @Test
  void itemsHaveTheColumnsOfTheirTable() {
    assertThat(CountStage.items(counts).columns())
        .containsExactlyInAnyOrder(Table.ITEM_COUNTS.schema().fieldNames());
  }

  @Test
  void pairsHaveTheColumnsOfTheirTable() {
    assertThat(CountStage.unpacked(CountStage.pairs(counts)).columns())
        .containsExactlyInAnyOrder(Table.PAIR_COUNTS.schema().fieldNames());
  }

  @Test
  void triplesHaveTheColumnsOfTheirTable() {
    assertThat(CountStage.unpacked(CountStage.triples(counts)).columns())
        .containsExactlyInAnyOrder(Table.TRIPLE_COUNTS.schema().fieldNames());
  }

  @Test
  void packedPairsThatAreSortedGiveRowsInTheOrderOfTheirTable() {
    unpackedInTheOrderOf(Table.PAIR_COUNTS, CountStage.pairs(counts), "item_a", "period");
  }

  @Test
  void packedTriplesThatAreSortedGiveRowsInTheOrderOfTheirTable() {
    unpackedInTheOrderOf(
        Table.TRIPLE_COUNTS, CountStage.triples(counts), "topic", "entity_a", "period");
  }

  private static void unpackedInTheOrderOf(Table table, Dataset<Row> packed, String... order) {
    Column[] packedOrder = Arrays.stream(order).map(c -> col(c)).toArray(Column[]::new);
    Column[] tableOrder = table.sortedBy().stream().map(c -> col(c)).toArray(Column[]::new);
    Dataset<Row> rows =
        CountStage.unpacked(packed.coalesce(1).sortWithinPartitions(packedOrder))
            .select(tableOrder);

    List<Row> sorted =
        CountStage.unpacked(packed).select(tableOrder).sort(tableOrder).collectAsList();
    assertThat(rows.collectAsList()).isEqualTo(sorted);
    // Several periods of a pair, or there would be nothing to merge.
    assertThat(sorted).hasSizeGreaterThan((int) rows.drop("period").distinct().count());
  }

  @Test
  void theFourTablesTogetherAreAllCounts() {
    assertThat(
            CountStage.periods(counts).count()
                + CountStage.items(counts).count()
                + CountStage.unpacked(CountStage.pairs(counts)).count()
                + CountStage.unpacked(CountStage.triples(counts)).count())
        .isEqualTo(CountStage.unpacked(counts).count());
  }

  /** Evaluated once, since every evaluation adds to the accumulators. */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }

  private static Dataset<Row> articles(int partitions) {
    var rows = new ArrayList<Row>();
    CORPUS.forEach(
        (period, articles) ->
            articles.forEach(
                a ->
                    rows.add(
                        RowFactory.create(
                            period,
                            "article-" + rows.size(),
                            a.source(),
                            a.story(),
                            a.sentences(),
                            a.mentions().stream()
                                .map(
                                    m ->
                                        RowFactory.create(
                                            m.item(),
                                            m.sentence(),
                                            0,
                                            1,
                                            "x",
                                            "LOC",
                                            "lexicon",
                                            1f,
                                            null,
                                            "catalogue",
                                            m.counted()))
                                .toArray(Row[]::new)))));
    return spark
        .createDataFrame(
            rows,
            new StructType()
                .add("period", "date")
                .add("article_id", "string")
                .add("source", "string")
                .add("story_id", "string")
                .add("sentences", "int")
                .add("mentions", DataTypes.createArrayType(AnnotateStage.MENTION)))
        .repartition(partitions);
  }

  private static List<String> shown(Dataset<Row> counts, Unit unit) {
    return CountStage.unpacked(counts.where("unit = '" + unit + "'"))
        .select(
            "unit",
            "period",
            "item_a",
            "item_b",
            "topic",
            "articles",
            "stories",
            "sources",
            "sentences",
            "mentions")
        .collectAsList()
        .stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  private static String shown(Date period, Count c) {
    return RowFactory.create(
            c.unit().name(),
            period,
            c.itemA(),
            c.itemB(),
            c.topic(),
            c.articles(),
            c.stories(),
            c.sources(),
            c.sentences(),
            c.mentions())
        .mkString("|");
  }
}
