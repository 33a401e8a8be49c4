package org.newsweft.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.counts.CountStage;
import org.newsweft.counts.KernelBenchmark;
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
  private static final String PACKS = "packs.bin";

  /** How the sums of a table are told: rows, articles, sentences. */
  static final String SUMS = "sums %d %d %d%n";

  /** How the sums of stories and outlets are told by those who count them. */
  private static final String DISTINCT = "distinct %d %d%n";

  /** How the CPU time of the work alone is told, in seconds. */
  static final String WORK = "work %.2f%n";

  private static final String SENTENCES_OF_PAIRS =
      "count(*) AS articles, sum(bit_count(a.sentences & b.sentences)) AS sentences";

  private static final String SENTENCES_OF_TRIPLES =
      "count(*) AS articles, sum(bit_count(a.sentences & b.sentences & t.sentences)) AS sentences";

  private static final String STORIES_AND_SOURCES =
      ", count(DISTINCT a.story) AS stories, count(DISTINCT a.outlet) AS sources";

  /** How the CPU time of the count itself is told, in seconds: of the work without reading. */
  private static final String COUNT = "count %.2f%n";

  /** After one, the compiler still takes some 6 core-seconds of the work that is measured. */
  private static final int WARM_UP_ROUNDS = 3;

  private static final String JOIN_PAIRS =
      "SELECT a.month, a.item AS item_a, b.item AS item_b, %3$s"
          + " FROM mentions a JOIN mentions b ON a.article = b.article AND a.item < b.item"
          + " GROUP BY a.month, a.item, b.item HAVING count(*) >= %2$d";

  private static final String JOIN_TRIPLES =
      "SELECT a.month, a.item AS entity_a, b.item AS entity_b, t.item AS topic, %3$s"
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
          .add("outlet", DataTypes.IntegerType, false)
          .add("story", DataTypes.LongType, false)
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
    /** Our counting of pairs from packed articles, in one thread, nothing written. */
    KERNEL,
    /** Pairs by a self-join of the mentions in Spark SQL, written: all that we count. */
    JOIN_PAIRS,
    /** The same without stories and outlets. */
    JOIN_PAIRS_OF_ARTICLES,
    /** Triples by a self-join of the mentions in Spark SQL, written: all that we count. */
    JOIN_TRIPLES,
    /** The same without stories and outlets. */
    JOIN_TRIPLES_OF_ARTICLES,
    /** Pairs by plain Java in one thread, nothing written. */
    FLOOR
  }

  /**
   * Takes one step and says what came of it: number of rows, and the sums of their columns articles
   * and sentences, which are the same for all ways of counting; the sums of stories and outlets, if
   * they are counted; and the CPU time of the work, without the start of the JVM and of Spark.
   *
   * @param data where the articles are
   * @param warmUp where other articles are, with which the same is done a few times first, so that
   *     the JVM has compiled what it will; or empty
   * @param output where tables go
   * @param articles how many articles are written, for the step that writes them
   */
  public static void run(
      Step step, Path data, Optional<Path> warmUp, Path output, long articles, PrintStream out)
      throws IOException {
    if (step == Step.GENERATE) {
      generate(Sessions.start(false), data, articles);
      return;
    }
    SparkSession spark = step == Step.FLOOR || step == Step.KERNEL ? null : Sessions.start(false);
    if (warmUp.isPresent()) {
      var unseen = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        work(step, spark, warmUp.get(), output, unseen);
      }
    }
    double started = cpuSeconds();
    Runnable tellSums = work(step, spark, data, output, out);
    out.printf(Locale.ROOT, WORK, cpuSeconds() - started);
    tellSums.run();
  }

  /** CPU time of this process so far, in seconds. */
  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /** Does the work, and gives what reads the result back in order to tell its sums. */
  private static Runnable work(
      Step step, SparkSession spark, Path data, Path output, PrintStream out) throws IOException {
    return switch (step) {
      case GENERATE -> throw new IllegalArgumentException("Nothing is measured when generating");
      case PAIRS -> countAndWrite(spark, data.resolve("articles"), output, false, out);
      case TRIPLES -> countAndWrite(spark, data.resolve("articles-with-topics"), output, true, out);
      case KERNEL -> {
        var counted = KernelBenchmark.countPairs(data.resolve(PACKS), MIN_ARTICLES);
        long[] sums = counted.sums();
        yield () -> {
          out.printf(Locale.ROOT, COUNT, counted.seconds());
          out.printf(Locale.ROOT, SUMS, sums[0], sums[1], sums[2]);
          out.printf(Locale.ROOT, DISTINCT, sums[3], sums[4]);
        };
      }
      case JOIN_PAIRS ->
          join(spark, data, output, JOIN_PAIRS, SENTENCES_OF_PAIRS + STORIES_AND_SOURCES, out);
      case JOIN_PAIRS_OF_ARTICLES -> join(spark, data, output, JOIN_PAIRS, SENTENCES_OF_PAIRS, out);
      case JOIN_TRIPLES ->
          join(spark, data, output, JOIN_TRIPLES, SENTENCES_OF_TRIPLES + STORIES_AND_SOURCES, out);
      case JOIN_TRIPLES_OF_ARTICLES ->
          join(spark, data, output, JOIN_TRIPLES, SENTENCES_OF_TRIPLES, out);
      case FLOOR -> {
        var counted = CountingFloor.run(data.resolve("articles.bin"), MIN_ARTICLES);
        long[] sums = counted.sums();
        yield () -> {
          out.printf(Locale.ROOT, COUNT, counted.seconds());
          out.printf(Locale.ROOT, SUMS, sums[0], sums[1], sums[2]);
        };
      }
    };
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
              article.outlet(),
              article.story(),
              Arrays.stream(article.items()).boxed().toArray(Integer[]::new),
              Arrays.stream(article.bitmaps()).boxed().toArray(Long[]::new));
        };
    spark
        .range(0, articles, 1, (int) Math.max(8, articles / 100_000))
        .map(items, Encoders.row(ITEMS))
        .selectExpr(
            "month",
            "article",
            "outlet",
            "story",
            "posexplode(items) AS (place, item)",
            "sentences")
        .selectExpr("month", "article", "outlet", "story", "item", "sentences[place] AS sentences")
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "lz4raw")
        .parquet(data.resolve("mentions").toString());
    CountingFloor.write(data.resolve("articles.bin"), articles);
    try (var packs = new KernelBenchmark.Writer(data.resolve(PACKS))) {
      for (int month = 0; month < InventedArticle.MONTHS; month++) {
        for (long id = month; id < articles; id += InventedArticle.MONTHS) {
          pack(new InventedArticle(id), packs);
        }
        packs.endPeriod();
      }
    }
  }

  private static void pack(InventedArticle article, KernelBenchmark.Writer packs) {
    var items = new ArrayList<String>();
    var mentionedIn = IntStream.builder();
    for (int i = 0; i < article.items().length; i++) {
      for (long rest = article.bitmaps()[i]; rest != 0; rest &= rest - 1) {
        items.add("other:item-" + article.items()[i]);
        mentionedIn.add(Long.numberOfTrailingZeros(rest));
      }
    }
    packs.add(
        "outlet-" + article.outlet(),
        Long.toString(article.story()),
        InventedArticle.SENTENCES,
        items.toArray(String[]::new),
        mentionedIn.build().toArray());
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

  private static Runnable countAndWrite(
      SparkSession spark, Path articles, Path output, boolean triples, PrintStream out) {
    Dataset<Row> rows = spark.read().schema(ARTICLES).parquet(articles.toString());
    try (StagedTables staged = StagedTables.begin(spark, output.toString())) {
      staged.planFiles(Run.articlesByYear(rows));
      LongAccumulator done = spark.sparkContext().longAccumulator();
      Dataset<Row> counts =
          staged.keep("counts", CountStage.count(rows, MIN_ARTICLES, LeftOut.in(spark), done));
      staged.write(Table.PAIR_COUNTS, CountStage.pairs(counts), CountStage::unpacked);
      if (triples) {
        staged.write(Table.TRIPLE_COUNTS, CountStage.triples(counts), CountStage::unpacked);
      }
      staged.publish(new Manifest().json());
    }
    Table table = triples ? Table.TRIPLE_COUNTS : Table.PAIR_COUNTS;
    return () -> tellSums(TableStore.open(spark, output.toString()).read(table), out);
  }

  private static Runnable join(
      SparkSession spark, Path data, Path output, String query, String counts, PrintStream out) {
    spark.read().parquet(data.resolve("mentions").toString()).createOrReplaceTempView("mentions");
    String table = output.resolve("join").toString();
    spark
        .sql(query.formatted(InventedArticle.TOPICS, MIN_ARTICLES, counts))
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "snappy")
        .parquet(table);
    return () -> tellSums(spark.read().parquet(table), out);
  }

  private static void tellSums(Dataset<Row> counts, PrintStream out) {
    Row sums = counts.agg(count(lit(1)), sum("articles"), sum("sentences")).first();
    out.printf(Locale.ROOT, SUMS, sums.getLong(0), sums.getLong(1), sums.getLong(2));
    if (Arrays.asList(counts.columns()).contains("stories")) {
      Row distinct = counts.agg(sum("stories"), sum("sources")).first();
      out.printf(Locale.ROOT, DISTINCT, distinct.getLong(0), distinct.getLong(1));
    }
  }
}
