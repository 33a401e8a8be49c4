package org.newsweft.counts;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.counts.MergedCounts.Cut;

/**
 * Which articles are counted together: all of a period, or a block of those of a period that is too
 * large for one task. Counted beforehand, so that the choice is the job's and not the user's; the
 * counts are the same whatever it chooses.
 *
 * <p>Articles come with the column {@code weight}: their mentions and one more.
 */
final class CountPlan {
  /** Memory that a mention takes while its block is counted, generously. */
  private static final long BYTES_OF_A_MENTION = 64;

  /** The part of the memory that blocks may take; Spark and what is counted need theirs. */
  private static final double SHARE_OF_MEMORY = 0.25;

  private static final StructType SPLITS =
      new StructType()
          .add("large_period", DataTypes.DateType, false)
          .add("large_group", DataTypes.StringType, true)
          .add("number", DataTypes.IntegerType, false)
          .add("parts", DataTypes.LongType, false);

  private final SparkSession spark;
  private final long blockWeight;
  private final Dataset<Row> articles;

  /** The periods that are split, with the number of their blocks; small, so it is collected. */
  private final List<Row> largePeriods;

  private CountPlan(Dataset<Row> articles, long blockWeight) {
    this.spark = articles.sparkSession();
    this.blockWeight = blockWeight;
    this.articles = articles;
    this.largePeriods =
        articles
            .groupBy("period")
            .agg(sum("weight").as("weight"))
            .where(col("weight").gt(blockWeight))
            .select(col("period"), ceil(col("weight").divide(blockWeight)).as("blocks"))
            .collectAsList(); // one row a period
  }

  /** Plans for the memory and cores of the executors. */
  static CountPlan of(Dataset<Row> articles) {
    return of(articles, blockWeight(articles.sparkSession().sparkContext()));
  }

  /** Plans for blocks of a given weight. */
  static CountPlan of(Dataset<Row> articles, long blockWeight) {
    return new CountPlan(articles, blockWeight);
  }

  private static long blockWeight(SparkContext context) {
    SparkConf conf = context.getConf();
    long memory =
        context.isLocal()
            ? Runtime.getRuntime().maxMemory()
            : conf.getSizeAsBytes("spark.executor.memory", "1g");
    // An executor that does not say how many cores it has has no more than all together.
    int cores =
        context.isLocal()
            ? context.defaultParallelism()
            : conf.getInt("spark.executor.cores", context.defaultParallelism());
    return Math.max(1, (long) (SHARE_OF_MEMORY * memory / BYTES_OF_A_MENTION / Math.max(1, cores)));
  }

  boolean isSplit() {
    return !largePeriods.isEmpty();
  }

  /** The articles of the periods that are counted whole. */
  Dataset<Row> whole() {
    return isSplit() ? articles.where(not(isLarge())) : articles;
  }

  /**
   * The articles of the other periods, once for each cut, with the columns {@code cut}, {@code
   * split} and {@code block} that together say in which block they are. See {@link MergedCounts}.
   */
  Dataset<Row> blocks() {
    Dataset<Row> large = articles.where(isLarge());
    // The number of outlets is exact in these blocks, that of stories is not needed.
    Dataset<Row> bySource = cut(large, Cut.SOURCE).withColumn("story_id", lit(null).cast("string"));
    Dataset<Row> sharedStories =
        large
            .groupBy("period", "story_id")
            .agg(count(lit(1)).as("copies"))
            .where("copies > 1")
            .select("period", "story_id");
    Dataset<Row> byStory =
        cut(
            large
                .join(sharedStories, new String[] {"period", "story_id"}, "left_semi")
                .withColumn("source", col("story_id"))
                .withColumn("story_id", lit(null).cast("string"))
                .select(columns(large)),
            Cut.STORY);
    return bySource.unionByName(byStory);
  }

  private Column isLarge() {
    return col("period").isin(largePeriods.stream().map(row -> row.getDate(0)).toArray());
  }

  /** Puts the articles of a source in one block, or those of a very large one in several. */
  private Dataset<Row> cut(Dataset<Row> large, Cut cut) {
    Column parts = ceil(col("weight").divide(blockWeight));
    List<Row> heavy =
        large
            .groupBy("period", "source")
            .agg(sum("weight").as("weight"))
            .where(col("weight").gt(blockWeight))
            .select(col("period"), col("source"), parts)
            .collectAsList(); // no more than there are blocks
    var splits = new ArrayList<Row>();
    for (Row row : heavy) {
      splits.add(RowFactory.create(row.get(0), row.get(1), splits.size(), row.get(2)));
    }
    Column isInSplit =
        col("period")
            .equalTo(col("large_period"))
            .and(col("source").eqNullSafe(col("large_group")));
    Column blocksOfPeriod = lit(1L);
    for (Row row : largePeriods) {
      blocksOfPeriod =
          when(col("period").equalTo(row.getDate(0)), row.getLong(1)).otherwise(blocksOfPeriod);
    }
    return large
        .join(broadcast(spark.createDataFrame(splits, SPLITS)), isInSplit, "left")
        .withColumn("cut", lit(cut.name()))
        .withColumn("split", coalesce(col("number"), lit(MergedCounts.WHOLE)))
        .withColumn(
            "block",
            when(col("number").isNull(), pmod(xxhash64(col("source")), blocksOfPeriod))
                .otherwise(pmod(xxhash64(col("article_id")), col("parts"))))
        .drop(SPLITS.fieldNames());
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).map(c -> col(c)).toArray(Column[]::new);
  }
}
