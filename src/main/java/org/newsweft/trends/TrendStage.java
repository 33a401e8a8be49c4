package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;

/**
 * The Spark shell of the stage: the counts of a series come together, are tested, and the p-values
 * of all series of a kind are turned into false-discovery rates.
 *
 * <p>Counts travel in rows that hold all second items of a first one, as numbers, since to move and
 * sort each count for itself would cost more than the tests. For the same reason rows are read and
 * made in Spark's own form, not as objects.
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
      @JsonProperty("emergence_tested") long emergenceTested)
      implements Serializable {}

  /**
   * The tables that the stage reads.
   *
   * @param periods rows of {@code periods}
   * @param articles period and source of each article
   * @param items rows of {@code item_counts}
   * @param pairs rows of {@code pair_counts}, those of an {@code item_a} in a period packed into
   *     one: the other columns are arrays
   * @param triples rows of {@code triple_counts}, those of an {@code entity_a} and a topic packed
   *     likewise
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
          staged.keepNumbers(
              "trends-" + kind.word(), stage.series(kind, kind.packed(counts), done));
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
  private Dataset<Row> series(SeriesKind kind, Dataset<Row> packed, LongAccumulator done) {
    Dataset<Row> groups =
        mapped(packed, new SeriesGroups(vocabulary), SeriesGroups.SCHEMA)
            .repartition(SeriesGroups.KEY)
            .sortWithinPartitions(SeriesGroups.KEY);
    var reader = new SeriesRows(kind, periods, vocabulary, sourceChanges, minArticles, rules, done);
    return mapped(groups, reader, SeriesRows.SCHEMA);
  }

  /** The rows of the table, with what takes all series of the kind to know. */
  private Dataset<Row> finished(SeriesKind kind, Dataset<Row> series, Map<String, Tested> tested) {
    var setting = Emergence.Setting.of(periods, rules.historyPeriods());
    ErrorControl errors = ErrorControl.of(series, setting);
    tested.put(kind.word(), errors.tested());
    var context = new JavaSparkContext(series.sparkSession().sparkContext());
    var finisher = new FinishedRows(kind, vocabulary, context.broadcast(errors), periods);
    return mapped(series, finisher, Table.TRENDS.schema());
  }

  private static Dataset<Row> mapped(
      Dataset<Row> rows,
      FlatMapFunction<Iterator<InternalRow>, InternalRow> function,
      StructType schema) {
    JavaRDD<InternalRow> mapped = rows.queryExecution().toRdd().toJavaRDD().mapPartitions(function);
    return rows.sparkSession().internalCreateDataFrame(mapped.rdd(), schema, false);
  }
}
