package org.newsweft.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.JobConfig;
import org.newsweft.tables.StagedTables;
import org.newsweft.trends.TrendStage;

/**
 * Measures how long the trend stage takes over made-up pairs: each in some five months of two
 * years, with two to four stories there, and all of them tested.
 */
public final class TrendBenchmark {
  private static final int PERIODS = 24;
  private static final int PERIODS_OF_A_PAIR = 5;
  private static final int STORIES = 1_000_000;
  private static final JobConfig.Trends SETTINGS = new JobConfig.Trends(3, PERIODS);

  private TrendBenchmark() {}

  /**
   * Makes the counts, which is not measured, then scores and tests them.
   *
   * @param pairs number of pairs
   * @param directory where the counts are kept meanwhile; removed at the end
   * @param out takes the result
   */
  public static void run(SparkSession spark, long pairs, String directory, PrintStream out) {
    try (StagedTables staged = StagedTables.begin(spark, directory)) {
      int items = (int) Math.ceil(Math.sqrt((double) pairs));
      Dataset<Row> period =
          spark.range(PERIODS).select(day(col("id")).as("period"), col("id").as("number"));
      Dataset<Row> periods =
          staged.keep(
              "periods",
              period.select(
                  col("period"),
                  lit(true).as("complete"),
                  lit(false).as("gap"),
                  lit((long) STORIES).as("stories")));
      Dataset<Row> itemCounts =
          staged.keep(
              "items",
              spark
                  .range(2L * items)
                  .crossJoin(period)
                  .select(item(col("id")).as("item_id"), col("period"), lit(3000L).as("stories")));
      Dataset<Row> pairCounts = staged.keep("pairs", pairCounts(spark, pairs, items));
      long rows = pairCounts.select(sum(size(col("item_b")))).first().getLong(0);
      Dataset<Row> noArticles =
          spark.range(0).select(lit("").as("source"), day(lit(0)).as("period"));
      Dataset<Row> noTriples =
          pairCounts
              .limit(0)
              .withColumnsRenamed(Map.of("item_a", "entity_a", "item_b", "entity_b"))
              .withColumn("topic", lit(""));
      var counts =
          new TrendStage.Counts(
              periods,
              noArticles,
              itemCounts.withColumn("articles", col("stories")),
              pairCounts,
              noTriples);
      long started = System.nanoTime();
      long cpu = cpuNanos();
      TrendStage.Trends trends =
          TrendStage.test(
              spark, staged, counts, 2, SETTINGS, spark.sparkContext().longAccumulator());
      trends.rows().write().format("noop").mode("overwrite").save();
      out.printf(
          Locale.ROOT,
          "%,d pairs in %,d rows, %,d tested: %.1f s, %.1f core-seconds%n",
          pairs,
          rows,
          trends.tested().get("pair").emergenceTested(),
          (System.nanoTime() - started) / 1e9,
          (cpuNanos() - cpu) / 1e9);
    }
  }

  private static Dataset<Row> pairCounts(SparkSession spark, long pairs, int items) {
    Column chance = pmod(xxhash64(col("id"), col("number")), lit(PERIODS * 3));
    return spark
        .range(pairs)
        .withColumn("number", explode(sequence(lit(0), lit(PERIODS - 1))))
        .withColumn("chance", chance)
        .filter(col("chance").lt(3 * PERIODS_OF_A_PAIR))
        .select(
            item(pmod(col("id"), lit(items))).as("item_a"),
            item(lit(items).plus(col("id").divide(items).cast("long"))).as("item_b"),
            day(col("number")).as("period"),
            pmod(col("chance"), lit(3)).plus(2).as("stories"))
        .groupBy("item_a", "period")
        .agg(collect_list("item_b").as("item_b"), collect_list("stories").as("stories"))
        .withColumn("articles", col("stories"));
  }

  private static Column item(Column number) {
    return concat(lit("country:"), format_string("%06d", number));
  }

  private static Column day(Column number) {
    return date_add(lit(java.sql.Date.valueOf("2022-01-01")), number.multiply(31).cast("int"));
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
