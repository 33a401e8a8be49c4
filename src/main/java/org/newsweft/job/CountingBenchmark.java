package org.newsweft.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.counts.CountStage;
import org.newsweft.counts.LeftOut;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * Measures the counting of pairs and triples, and the same by other means, over invented articles:
 * each step by itself, so that each can run in a process of its own. {@code
 * jobs/benchmark-counting} runs them all.
 *
 * @see InventedArticle
 */
public final class CountingBenchmark {
  private static final int MIN_ARTICLES = 2;

  /** How the sums of a table are told. */
  static final String SUMS = "sums %d %d %d%n";

  private static final String JOIN_PAIRS =
      "SELECT a.month, a.item AS item_a, b.item AS item_b, count(*) AS articles,"
          + " sum(bit_count(a.sentences & b.sentences)) AS sentences"
          + " FROM mentions a JOIN mentions b ON a.article = b.article AND a.item < b.item"
          + " GROUP BY a.month, a.item, b.item HAVING count(*) >= %2$d";

  private static final String JOIN_TRIPLES =
      "SELECT a.month, a.item AS entity_a, b.item AS entity_b, t.item AS topic,"
          + " count(*) AS articles,"
          + " sum(bit_count(a.sentences & b.sentences & t.sentences)) AS sentences"
          + " FROM mentions a JOIN mentions b ON a.article = b.article AND a.item < b.item"
          + " JOIN mentions t ON a.article = t.article"
          + " WHERE a.item >= %1$d AND b.item >= %1$d AND t.item < %1$d"
          + " GROUP BY a.month, a.item, b.item, t.item HAVING count(*) >= %2$d";

  private static final StructType ARTICLES =
      new StructType()
          .add("period", DataTypes.DateType, false)
          .add("article_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("story_id", DataTypes.StringType, false)
          .add("sentences", DataTypes.IntegerType, false)
          .add(
              "mentions",
              DataTypes.createArrayType(
                  new StructType()
                      .add("item_id", DataTypes.StringType, false)
                      .add("sentence", DataTypes.IntegerType, false)
                      .add("counted", DataTypes.BooleanType, false),
                  false),
              false);

  private static final StructType ITEMS =
      new StructType()
          .add("month", DataTypes.IntegerType, false)
          .add("article", DataTypes.LongType, false)
          .add("items", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("sentences", DataTypes.createArrayType(DataTypes.LongType, false), false);

  private CountingBenchmark() {}

  /** What can be measured. */
  public enum Step {
    /** Writes the articles. */
    GENERATE,
    /** Our counting of pairs, the table written. */
    PAIRS,
    /** Our counting of pairs and triples, both tables written. */
    TRIPLES,
    /** Our counting of pairs, nothing written. */
    COUNT,
    /** Pairs by a self-join of the mentions in Spark SQL, written. */
    JOIN_PAIRS,
    /** Triples by a self-join of the mentions in Spark SQL, written. */
    JOIN_TRIPLES,
    /** Pairs by plain Java in one thread, nothing written. */
    FLOOR
  }

  /**
   * Takes one step and says what came of it: number of rows, and the sums of their columns articles
   * and sentences, which are the same for all ways of counting.
   *
   * @param data where the articles are
   * @param output where tables go
   * @param articles how many articles are written, for the step that writes them
   */
  public static void run(Step step, Path data, Path output, long articles, PrintStream out)
      throws IOException {
    switch (step) {
      case GENERATE -> generate(Sessions.start(false), data, articles);
      case PAIRS ->
          countAndWrite(Sessions.start(false), data.resolve("articles"), output, false, out);
      case TRIPLES ->
          countAndWrite(
              Sessions.start(false), data.resolve("articles-with-topics"), output, true, out);
      case COUNT -> countOnly(Sessions.start(false), data.resolve("articles"), out);
      case JOIN_PAIRS -> join(Sessions.start(false), data, output, JOIN_PAIRS, out);
      case JOIN_TRIPLES -> join(Sessions.start(false), data, output, JOIN_TRIPLES, out);
      case FLOOR -> CountingFloor.run(data.resolve("articles.bin"), MIN_ARTICLES, out);
    }
  }

  private static void generate(SparkSession spark, Path data, long articles) throws IOException {
    for (boolean withTopics : new boolean[] {false, true}) {
      MapFunction<Long, Row> row = id -> row(new InventedArticle(id), withTopics);
      spark
          .range(0, articles, 1, (int) Math.max(8, articles / 100_000))
          .map(row, Encoders.row(ARTICLES))
          .write()
          .mode(SaveMode.Overwrite)
          .option("compression", "lz4raw")
          .parquet(data.resolve(withTopics ? "articles-with-topics" : "articles").toString());
    }
    MapFunction<Long, Row> items =
        id -> {
          var article = new InventedArticle(id);
          return RowFactory.create(
              article.month(),
              id,
              Arrays.stream(article.items()).boxed().toArray(Integer[]::new),
              Arrays.stream(article.bitmaps()).boxed().toArray(Long[]::new));
        };
    spark
        .range(0, articles, 1, (int) Math.max(8, articles / 100_000))
        .map(items, Encoders.row(ITEMS))
        .selectExpr("month", "article", "posexplode(items) AS (place, item)", "sentences")
        .selectExpr("month", "article", "item", "sentences[place] AS sentences")
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "lz4raw")
        .parquet(data.resolve("mentions").toString());
    CountingFloor.write(data.resolve("articles.bin"), articles);
  }

  private static Row row(InventedArticle article, boolean withTopics) {
    var mentions = new ArrayList<Row>();
    for (int i = 0; i < article.items().length; i++) {
      int item = article.items()[i];
      String kind = item >= InventedArticle.TOPICS ? "org:" : withTopics ? "topic:" : "other:";
      for (long rest = article.bitmaps()[i]; rest != 0; rest &= rest - 1) {
        mentions.add(
            RowFactory.create(kind + "item-" + item, Long.numberOfTrailingZeros(rest), true));
      }
    }
    return RowFactory.create(
        Date.valueOf(LocalDate.of(2024 + article.month() / 12, 1 + article.month() % 12, 1)),
        Long.toString(article.id()),
        "outlet-" + article.outlet(),
        Long.toString(article.story()),
        InventedArticle.SENTENCES,
        mentions.toArray(Row[]::new));
  }

  private static void countAndWrite(
      SparkSession spark, Path articles, Path output, boolean triples, PrintStream out) {
    Dataset<Row> rows = spark.read().schema(ARTICLES).parquet(articles.toString());
    try (StagedTables staged = StagedTables.begin(spark, output.toString())) {
      staged.planFiles(Run.articlesByYear(rows));
      Dataset<Row> counts = staged.keep("counts", counts(spark, rows));
      staged.write(Table.PAIR_COUNTS, CountStage.pairs(counts), CountStage::unpacked);
      if (triples) {
        staged.write(Table.TRIPLE_COUNTS, CountStage.triples(counts), CountStage::unpacked);
      }
      staged.publish(new Manifest().json());
    }
    // Read back, in order to be compared.
    Table table = triples ? Table.TRIPLE_COUNTS : Table.PAIR_COUNTS;
    printSums(TableStore.open(spark, output.toString()).read(table), out);
  }

  private static void countOnly(SparkSession spark, Path articles, PrintStream out) {
    Dataset<Row> rows = spark.read().schema(ARTICLES).parquet(articles.toString());
    out.println("count_cpu_started " + CountingFloor.cpuSeconds());
    counts(spark, rows).write().format("noop").mode(SaveMode.Overwrite).save();
    out.println("count_cpu_ended " + CountingFloor.cpuSeconds());
  }

  private static Dataset<Row> counts(SparkSession spark, Dataset<Row> articles) {
    return CountStage.count(
        articles, MIN_ARTICLES, LeftOut.in(spark), spark.sparkContext().longAccumulator());
  }

  private static void join(
      SparkSession spark, Path data, Path output, String query, PrintStream out) {
    spark.read().parquet(data.resolve("mentions").toString()).createOrReplaceTempView("mentions");
    String table = output.resolve("join").toString();
    spark
        .sql(query.formatted(InventedArticle.TOPICS, MIN_ARTICLES))
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "zstd")
        .parquet(table);
    printSums(spark.read().parquet(table), out);
  }

  private static void printSums(Dataset<Row> counts, PrintStream out) {
    Row sums = counts.agg(count(lit(1)), sum("articles"), sum("sentences")).first();
    out.printf(Locale.ROOT, SUMS, sums.getLong(0), sums.getLong(1), sums.getLong(2));
  }
}
