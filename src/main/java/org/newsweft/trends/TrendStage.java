package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;

/**
 * The Spark shell of the stage: the counts of a series come together, are tested, and the p-values
 * of all series of a kind are turned into false-discovery rates.
 *
 * <p>Items travel as numbers, and a pair is one number of 64 bits, because what costs time here is
 * sorting millions of rows by their items.
 */
public final class TrendStage {
  private final int minArticles;
  private final JobConfig.Trends rules;
  private final TestedPeriods periods;
  private final Broadcast<Vocabulary> vocabulary;
  private final SourceChanges sourceChanges;

  /**
   * What was tested of a kind.
   *
   * @param rows rows of the table {@code trends}
   * @param trendTested rows with a Mann-Kendall test
   * @param emergenceTested rows whose newest period was tested
   */
  public record Tested(
      long rows,
      @JsonProperty("trend_tested") long trendTested,
      @JsonProperty("emergence_tested") long emergenceTested) {}

  /**
   * The tables that the stage reads.
   *
   * @param periods rows of {@code periods}
   * @param articles period and source of each article
   * @param items rows of {@code item_counts}
   * @param pairs rows of {@code pair_counts}
   * @param triples rows of {@code triple_counts}
   */
  public record Counts(
      Dataset<Row> periods,
      Dataset<Row> articles,
      Dataset<Row> items,
      Dataset<Row> pairs,
      Dataset<Row> triples) {}

  /**
   * The result.
   *
   * @param rows of the table {@code trends}
   * @param tested by kind
   */
  public record Trends(Dataset<Row> rows, Map<String, Tested> tested) {}

  private TrendStage(SparkSession spark, Counts counts, int minArticles, JobConfig.Trends rules) {
    this.minArticles = minArticles;
    this.rules = rules;
    this.periods = periodsOf(counts.periods());
    this.vocabulary =
        new JavaSparkContext(spark.sparkContext()).broadcast(vocabularyOf(counts.items()));
    this.sourceChanges = sourceChangesOf(counts.articles());
  }

  /**
   * Tests all items, pairs and triples.
   *
   * @param staged keeps the rows between the passes
   * @param minArticles {@code counts.min_articles} of the counts: below it a count is not known
   * @param settings what is tested
   * @param done counts the series that are tested
   */
  public static Trends test(
      SparkSession spark,
      StagedTables staged,
      Counts counts,
      int minArticles,
      JobConfig.Trends settings,
      LongAccumulator done) {
    var stage = new TrendStage(spark, counts, minArticles, settings);
    var tested = new TreeMap<String, Tested>();
    Dataset<Row> rows = null;
    for (SeriesKind kind : SeriesKind.values()) {
      Dataset<Row> series =
          staged.keep("trends-" + kind.word(), stage.series(kind, kind.counts(counts), done));
      Dataset<Row> ofKind = stage.finished(kind, series, tested);
      rows = rows == null ? ofKind : rows.unionByName(ofKind);
    }
    return new Trends(rows, tested);
  }

  /** The table {@code periods} is one row a period: small enough for the driver. */
  private static TestedPeriods periodsOf(Dataset<Row> periods) {
    return new TestedPeriods(
        periods
            .select(unix_date(col("period")), col("complete"), col("gap"), col("stories"))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new TestedPeriods.Period(
                        row.getInt(0), row.getBoolean(1), row.getBoolean(2), row.getLong(3)))
            .sorted(java.util.Comparator.comparingInt(TestedPeriods.Period::day))
            .toList());
  }

  private Vocabulary vocabularyOf(Dataset<Row> items) {
    UDF1<Integer, Integer> place = periods::place;
    Column placeOfDay = udf(place, DataTypes.IntegerType).apply(unix_date(col("period")));
    List<Vocabulary.Item> all =
        items
            .groupBy("item_id")
            .agg(sum("stories"), collect_list(when(placeOfDay.geq(0), placeOfDay)))
            .collectAsList() // the vocabulary
            .stream()
            .map(
                row ->
                    new Vocabulary.Item(row.getString(0), row.getLong(1), row.<Integer>getList(2)))
            .toList();
    return new Vocabulary(all, periods.size());
  }

  private SourceChanges sourceChangesOf(Dataset<Row> articles) {
    long[] ofPeriod = new long[periods.size()];
    UDF1<Integer, Integer> place = periods::place;
    Column placeOfDay = udf(place, DataTypes.IntegerType).apply(unix_date(col("period")));
    Dataset<Row> tested =
        articles.select(col("source"), placeOfDay.as("place")).filter(col("place").geq(0));
    tested
        .groupBy("place")
        .agg(count(lit(1)))
        .collectAsList() // one row a period
        .forEach(row -> ofPeriod[row.getInt(0)] = row.getLong(1));
    long fewest = java.util.Arrays.stream(ofPeriod).min().orElse(0);
    List<SourceChanges.Source> sources =
        tested
            .filter(col("source").isNotNull())
            .groupBy("source")
            .agg(count(lit(1)).as("articles"), min("place"), max("place"))
            // Only those that can have the least share of any period: few, however many outlets.
            .filter(col("articles").geq(SourceChanges.LEAST_SHARE * fewest))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new SourceChanges.Source(
                        row.getString(0), row.getLong(1), row.getInt(2), row.getInt(3)))
            .toList();
    return new SourceChanges(sources, ofPeriod, periods);
  }

  /** One row a series with enough stories, as {@link SeriesRows#SCHEMA} has it. */
  private Dataset<Row> series(SeriesKind kind, Dataset<Row> counts, LongAccumulator done) {
    Broadcast<Vocabulary> items = vocabulary;
    UDF1<String, Integer> number = id -> items.value().number(id);
    UserDefinedFunction numberOf = udf(number, DataTypes.IntegerType);
    Column[] ids = kind.items().stream().map(c -> numberOf.apply(col(c))).toArray(Column[]::new);
    var reader = new SeriesRows(kind, periods, vocabulary, sourceChanges, minArticles, rules, done);
    return counts
        .select(
            SeriesKind.firstKey(ids).as("first_key"),
            SeriesKind.secondKey(ids).as("second_key"),
            unix_date(col("period")).as("day"),
            col("articles"),
            col("stories"))
        .repartition(col("first_key"), col("second_key"))
        .sortWithinPartitions("first_key", "second_key")
        .mapPartitions(reader, Encoders.row(SeriesRows.SCHEMA));
  }

  /** The rows of the table, with what takes all series of the kind to know. */
  private Dataset<Row> finished(SeriesKind kind, Dataset<Row> series, Map<String, Tested> tested) {
    Dataset<Row> emerging = series.filter(col("emergence_sum").isNotNull());
    Dispersion dispersion = dispersionOf(emerging);
    Emergence.Setting setting = Emergence.Setting.of(periods, rules.historyPeriods());
    UDF3<Long, Long, Double, Double> p =
        (newest, sum, clustering) ->
            sum == null ? null : setting.p(newest, sum, clustering, dispersion);
    Column emergenceP =
        udf(p, DataTypes.DoubleType)
            .apply(col("newest_stories"), col("emergence_sum"), col("history_clustering"));
    Dataset<Row> withP = series.withColumn("emergence_p", emergenceP);

    Row number = withP.agg(count(lit(1)), count("mann_kendall_p"), count("emergence_p")).first();
    var account = new Tested(number.getLong(0), number.getLong(1), number.getLong(2));
    tested.put(kind.word(), account);
    Column trendQ = q(withP, "mann_kendall_p", account.trendTested());
    Column emergenceQ = q(withP, "emergence_p", account.emergenceTested());

    Broadcast<Vocabulary> items = vocabulary;
    UDF1<Integer, String> id = n -> n == null ? null : items.value().id(n);
    UserDefinedFunction idOf = udf(id, DataTypes.StringType);
    var columns = new ArrayList<Column>();
    columns.add(lit(kind.word()).as("kind"));
    columns.add(idOf.apply(SeriesKind.itemA()).as("item_a"));
    columns.add(idOf.apply(kind.itemB()).as("item_b"));
    columns.add(idOf.apply(kind.topic()).as("topic"));
    Integer newest = periods.size() == 0 ? null : periods.day(periods.size() - 1);
    Dataset<Row> complete =
        withP
            .withColumn("mann_kendall_q", trendQ)
            .withColumn("emergence_q", emergenceQ)
            .withColumn("newest_period", lit(newest).cast(DataTypes.IntegerType))
            .withColumn("periods_tested", lit(periods.size()));
    for (var field : Table.TRENDS.schema().fields()) {
      if (!List.of("kind", "item_a", "item_b", "topic").contains(field.name())) {
        Column column = col(field.name());
        columns.add(
            (field.dataType().equals(DataTypes.DateType) ? date_from_unix_date(column) : column)
                .as(field.name()));
      }
    }
    return complete.select(columns.toArray(Column[]::new));
  }

  private static Dispersion dispersionOf(Dataset<Row> emerging) {
    var sums = new Dispersion.Sums();
    emerging
        .groupBy("dispersion_group")
        .agg(count(lit(1)), sum("clustering"))
        .collectAsList() // one row a group
        .forEach(row -> sums.add(row.getInt(0), row.getLong(1), row.getLong(2)));
    return sums.dispersion();
  }

  /**
   * The q-values of a column of p-values. Those below 1 go to the driver, 8 bytes each: most series
   * are absent from the newest period and have a p-value of 1.
   */
  private static Column q(Dataset<Row> rows, String p, long tested) {
    double[] below1 =
        rows.select(p).filter(col(p).lt(1)).as(Encoders.DOUBLE()).collectAsList().stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    var family = new BenjaminiHochberg(below1, tested);
    UDF1<Double, Double> q = value -> value == null ? null : family.q(value);
    return udf(q, DataTypes.DoubleType).apply(col(p));
  }
}
