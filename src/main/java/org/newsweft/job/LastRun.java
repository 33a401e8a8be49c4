package org.newsweft.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.annotate.AnnotateStage;
import org.newsweft.counts.LeftOut;
import org.newsweft.tables.TableStore;

/**
 * What a run can use of the one before it to the same directory: the mentions of texts that are in
 * the corpus again, and the counts of periods in which nothing changed.
 *
 * <p>Mentions are kept as they are before names are joined across the corpus, by the hash of their
 * text. A period is unchanged if the same articles have the same stories, outlets, sentences and
 * mentions; of each of them two hashes are added up.
 */
final class LastRun {
  static final String ANNOTATIONS = "annotations";
  static final String COUNTS = "counts";
  static final String PERIODS = "periods";

  private static final String TEXT = "text_hash";

  private static final StructType PERIOD =
      new StructType()
          .add("period", DataTypes.DateType, false)
          .add("articles", DataTypes.LongType, false)
          .add("hash", DataTypes.createDecimalType(38, 0), false)
          .add("other_hash", DataTypes.createDecimalType(38, 0), false)
          .add("left_out_pairs", DataTypes.LongType, false)
          .add("left_out_pair_articles", DataTypes.LongType, false)
          .add("left_out_triples", DataTypes.LongType, false)
          .add("left_out_triple_articles", DataTypes.LongType, false);

  private final Optional<Dataset<Row>> annotations;
  private final Optional<Dataset<Row>> counts;
  private final Map<Date, Row> periods;

  private LastRun(
      Optional<Dataset<Row>> annotations, Optional<Dataset<Row>> counts, Map<Date, Row> periods) {
    this.annotations = annotations;
    this.counts = counts;
    this.periods = periods;
  }

  /** Nothing that can be used again. */
  static LastRun none() {
    return new LastRun(Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * What lies in an output.
   *
   * @param now fingerprints of the run that begins; rows made under others are not used
   */
  static LastRun in(SparkSession spark, String output, Fingerprints now) {
    Optional<JsonNode> manifest =
        TableStore.manifest(output, spark.sparkContext().hadoopConfiguration());
    if (manifest.isEmpty() || !manifest.get().path("kept_for_next_run").asBoolean()) {
      return none();
    }
    TableStore store = TableStore.open(spark, output);
    JsonNode then = manifest.get().path("fingerprints");
    boolean sameMentions = then.path(ANNOTATIONS).asText().equals(now.annotations());
    boolean sameCounts = then.path(COUNTS).asText().equals(now.counts());
    var periods = new TreeMap<Date, Row>();
    if (sameCounts) {
      // one row a period
      store.kept(PERIODS).collectAsList().forEach(row -> periods.put(row.getDate(0), row));
    }
    return new LastRun(
        sameMentions ? Optional.of(store.kept(ANNOTATIONS)) : Optional.empty(),
        sameCounts ? Optional.of(store.kept(COUNTS)) : Optional.empty(),
        periods);
  }

  /** The articles whose texts it has not read. */
  Dataset<Row> unread(Dataset<Row> articles) {
    return annotations
        .map(known -> articles.join(known.select(TEXT), same(articles, known), "left_anti"))
        .orElse(articles);
  }

  /** The articles whose texts it has read, with sentences and mentions; empty if there are none. */
  Optional<Dataset<Row>> read(Dataset<Row> articles) {
    return annotations.map(
        known -> articles.join(known, same(articles, known)).drop(known.col(TEXT)));
  }

  private static Column same(Dataset<Row> articles, Dataset<Row> known) {
    return articles.col(TEXT).equalTo(known.col(TEXT));
  }

  /** What of annotated articles is kept for the next run. */
  static Dataset<Row> annotations(Dataset<Row> annotated) {
    return annotated.select(TEXT, "sentences", AnnotateStage.MENTIONS);
  }

  /** One row a period that says what its counts depend on. */
  static List<Row> fingerprints(Dataset<Row> articles) {
    Column[] all = {
      col("article_id"),
      col("source"),
      col("story_id"),
      col("sentences"),
      col("mentions.item_id"),
      col("mentions.sentence"),
      col("mentions.counted")
    };
    Column[] again = new Column[all.length + 1];
    again[0] = lit("again");
    System.arraycopy(all, 0, again, 1, all.length);
    return articles
        .select(
            col("period"),
            xxhash64(all).cast("decimal(20,0)").as("hash"),
            xxhash64(again).cast("decimal(20,0)").as("other_hash"))
        .groupBy("period")
        .agg(
            count(lit(1)).as("articles"),
            sum("hash").cast("decimal(38,0)").as("hash"),
            sum("other_hash").cast("decimal(38,0)").as("other_hash"))
        .orderBy("period")
        .collectAsList(); // one row a period
  }

  /** The periods of these that it has counted as they are now. */
  List<Date> unchanged(List<Row> fingerprints) {
    var unchanged = new ArrayList<Date>();
    for (Row now : fingerprints) {
      Row then = periods.get(now.getDate(0));
      if (then != null
          && then.getLong(1) == now.getLong(1)
          && then.getDecimal(2).compareTo(now.getDecimal(2)) == 0
          && then.getDecimal(3).compareTo(now.getDecimal(3)) == 0) {
        unchanged.add(now.getDate(0));
      }
    }
    return unchanged;
  }

  /** Its counts of some periods. */
  Dataset<Row> counts(List<Date> ofPeriods) {
    return counts.orElseThrow().where(col("period").isin(ofPeriods.toArray()));
  }

  /** What it left out of the counts of a period. */
  LeftOut.Sums leftOut(Date period) {
    Row row = periods.get(period);
    return new LeftOut.Sums(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7));
  }

  /** The rows that the next run reads of the periods. */
  static Dataset<Row> periods(
      SparkSession spark, List<Row> fingerprints, Map<Date, LeftOut.Sums> leftOut) {
    return spark.createDataFrame(
        fingerprints.stream()
            .map(
                row -> {
                  LeftOut.Sums sums = leftOut.getOrDefault(row.getDate(0), LeftOut.Sums.NONE);
                  return RowFactory.create(
                      row.getDate(0),
                      row.getLong(1),
                      row.getDecimal(2),
                      row.getDecimal(3),
                      sums.pairs(),
                      sums.pairArticles(),
                      sums.triples(),
                      sums.tripleArticles());
                })
            .toList(),
        PERIOD);
  }
}
