package org.newsweft.counts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.counts.MergedCounts.Cut;

/**
 * The Spark shell of the stage: packs of articles travel to the task that counts their period, or
 * their block of it, and counts travel in rows that hold all second items of a first one.
 */
public final class CountStage {
  /** The columns that the counts of several blocks are added up by. */
  private static final StructType ROW =
      new StructType()
          .add("unit", DataTypes.StringType, false)
          .add("period", DataTypes.DateType, false)
          .add("topic", DataTypes.StringType, true)
          .add("item_a", DataTypes.StringType, true);

  /** Counts of every unit, as {@link #count} gives them: see {@link PackedCounts}. */
  private static final StructType COUNTS =
      ROW.add("item_b", DataTypes.BinaryType, false).add("mentions", DataTypes.LongType, false);

  private static final StructType PARTIAL_COUNTS =
      COUNTS.add("cut", DataTypes.StringType, false).add("split", DataTypes.IntegerType, false);

  private CountStage() {}

  /**
   * Counts periods, items, pairs and triples. Nothing is counted across periods: the counts of some
   * periods are those that a call with these alone gives.
   *
   * @param articles annotated articles: period, article_id, source, story_id, sentences, and the
   *     array mentions with item_id, sentence and counted
   * @param minArticles pairs and triples with fewer articles in a period are left out
   * @param leftOut adds up what is left out
   * @param done counts the articles that are counted
   * @return all counts in one, to be kept and then taken apart with {@link #periods}, {@link
   *     #items}, {@link #pairs} and {@link #triples}
   */
  public static Dataset<Row> count(
      Dataset<Row> articles, int minArticles, LeftOut leftOut, LongAccumulator done) {
    return count(CountPlan.of(weighed(articles)), minArticles, leftOut, done);
  }

  /** The same with blocks of a given weight: articles and their mentions. */
  static Dataset<Row> count(
      Dataset<Row> articles,
      int minArticles,
      long blockWeight,
      LeftOut leftOut,
      LongAccumulator done) {
    return count(CountPlan.of(weighed(articles), blockWeight), minArticles, leftOut, done);
  }

  private static Dataset<Row> weighed(Dataset<Row> articles) {
    return articles.withColumn("weight", size(col("mentions.sentence")).plus(1));
  }

  private static Dataset<Row> count(
      CountPlan plan, int minArticles, LeftOut leftOut, LongAccumulator done) {
    Dataset<Row> whole = countWhole(plan.whole(), minArticles, leftOut, done);
    return plan.isSplit()
        ? whole.union(countBlocks(plan.blocks(), minArticles, leftOut, done))
        : whole;
  }

  private static Dataset<Row> countWhole(
      Dataset<Row> articles, int minArticles, LeftOut leftOut, LongAccumulator done) {
    Dataset<Row> inOneBlock =
        articles
            .withColumn("cut", lit(""))
            .withColumn("split", lit(MergedCounts.WHOLE))
            .withColumn("block", lit(0L));
    return counted(
        inOneBlock,
        COUNTS,
        (key, block) -> {
          Date period = Date.valueOf(LocalDate.ofEpochDay(key.period()));
          var counts =
              new PeriodCounts(
                  block, minArticles, (unit, rows, sum) -> leftOut.add(period, unit, rows, sum));
          return mapped(counts, row -> internalRow(key, row, COUNTS.size()));
        },
        (key, read) -> done.add(read));
  }

  private static Dataset<Row> countBlocks(
      Dataset<Row> articles, int minArticles, LeftOut leftOut, LongAccumulator done) {
    Dataset<Row> partialCounts =
        counted(
            articles,
            PARTIAL_COUNTS,
            (key, block) -> {
              // What is rare in one block may be frequent in all: the minimum comes after the sum.
              var counts = new PeriodCounts(block, 1, (unit, rows, sum) -> {});
              return mapped(counts, row -> internalRow(key, row, PARTIAL_COUNTS.size()));
            },
            (key, read) -> {
              if (key.cut().equals(Cut.SOURCE.name())) {
                done.add(read);
              }
            });
    FlatMapGroupsFunction<Row, Row, Row> addUp =
        (key, partial) -> {
          var sum = new MergedCounts();
          partial.forEachRemaining(
              row ->
                  sum.add(
                      Cut.valueOf(row.getString(COUNTS.size())),
                      row.getInt(COUNTS.size() + 1),
                      countRow(row)));
          Date period = key.getDate(1);
          CountRow row =
              sum.result(minArticles, (unit, rows, sums) -> leftOut.add(period, unit, rows, sums));
          return row == null ? List.<Row>of().iterator() : List.of(row(period, row)).iterator();
        };
    return partialCounts
        .groupBy(columns(ROW))
        .as(Encoders.row(ROW), Encoders.row(PARTIAL_COUNTS))
        .flatMapSortedGroups(new Column[] {col("cut"), col("split")}, addUp, Encoders.row(COUNTS));
  }

  /** Counts a block. */
  private interface BlockCounter
      extends BiFunction<BlockKey, PeriodBlock, Iterator<InternalRow>>, Serializable {}

  /** Told how many articles of a block were read. */
  private interface Read extends ObjIntConsumer<BlockKey>, Serializable {}

  /**
   * Packs the articles, brings those of a block together, and counts them. Below the typed surface
   * of Spark, whose rows of objects would cost more than the counting.
   */
  private static Dataset<Row> counted(
      Dataset<Row> articles, StructType schema, BlockCounter counter, Read read) {
    SparkSession spark = articles.sparkSession();
    int tasks = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    JavaRDD<InternalRow> counts =
        articles
            .selectExpr(
                "period",
                "cut",
                "split",
                "block",
                "source",
                "story_id",
                "sentences",
                "mentions.item_id",
                "mentions.sentence",
                "mentions.counted")
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsToPair(ArticlePacker::new)
            .repartitionAndSortWithinPartitions(new HashPartitioner(tasks))
            .mapPartitions(packs -> new BlockCounts(packs, counter, read));
    return spark.internalCreateDataFrame(counts.rdd(), schema, false);
  }

  private static Column[] columns(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }

  /** The columns of {@link #COUNTS}, or of {@link #PARTIAL_COUNTS}, in Spark's own form. */
  private static InternalRow internalRow(BlockKey key, CountRow row, int size) {
    Object[] values = {
      row.unit().text(),
      key.period(),
      row.topic(),
      row.itemA(),
      PackedCounts.pack(row),
      row.mentions(),
      UTF8String.fromString(key.cut()),
      key.split()
    };
    return new GenericInternalRow(Arrays.copyOf(values, size));
  }

  private static Row row(Date period, CountRow row) {
    return RowFactory.create(
        row.unit().name(),
        period,
        Objects.toString(row.topic(), null),
        Objects.toString(row.itemA(), null),
        PackedCounts.pack(row),
        row.mentions());
  }

  private static CountRow countRow(Row row) {
    return CountRow.of(
        Unit.valueOf(row.getString(0)),
        UTF8String.fromString(row.getString(2)),
        UTF8String.fromString(row.getString(3)),
        new PackedCounts(row.getAs(4)),
        row.getLong(5));
  }

  /** A row for each of what comes, made when it is asked for. */
  static <T> Iterator<InternalRow> mapped(Iterator<T> all, Function<T, InternalRow> toRow) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public InternalRow next() {
        return toRow.apply(all.next());
      }
    };
  }

  /** The totals of the periods, without the column {@code complete}. */
  public static Dataset<Row> periods(Dataset<Row> counts) {
    return unpacked(of(Unit.PERIOD, counts)).drop("item_a", "item_b", "topic", "mentions");
  }

  /** The rows of {@code item_counts}. */
  public static Dataset<Row> items(Dataset<Row> counts) {
    return unpacked(of(Unit.ITEM, counts))
        .withColumnRenamed("item_a", "item_id")
        .drop("item_b", "topic");
  }

  /** The rows of {@code pair_counts}, packed: see {@link #unpacked}. */
  public static Dataset<Row> pairs(Dataset<Row> counts) {
    return of(Unit.PAIR, counts).drop("topic", "mentions");
  }

  /** The rows of {@code triple_counts}, packed: see {@link #unpacked}. */
  public static Dataset<Row> triples(Dataset<Row> counts) {
    return of(Unit.TRIPLE, counts)
        .withColumnRenamed("item_a", "entity_a")
        .withColumnRenamed("item_b", "entity_b")
        .drop("mentions");
  }

  /**
   * Takes packed rows apart. A packed row stands for one row for each second item; its counts are
   * in the one column of bytes, which has the name that the second item gets. Packed rows are fewer
   * by far, so they are what should be moved and sorted.
   *
   * @param packed rows in which those that differ in {@code period} alone follow each other
   * @return rows in the same order, but of those that so follow each other sorted by the second
   *     item, and then as their packed rows were
   */
  public static Dataset<Row> unpacked(Dataset<Row> packed) {
    return unpacked(packed, DataTypes.StringType, DataTypes.LongType, Unpacker::new);
  }

  /**
   * Takes the bytes of packed rows apart and leaves the rows together: the second item, articles,
   * stories, sources and sentences are arrays, in the order of the second items.
   */
  public static Dataset<Row> inArrays(Dataset<Row> packed) {
    return unpacked(
        packed,
        DataTypes.createArrayType(DataTypes.StringType, true),
        DataTypes.createArrayType(DataTypes.LongType, false),
        ArrayUnpacker::new);
  }

  /** What takes rows apart: made of their schema and the place of the bytes among its columns. */
  private interface UnpackerMaker {
    FlatMapFunction<Iterator<InternalRow>, InternalRow> make(
        StructType packed, int bytes, StructType unpacked);
  }

  private static Dataset<Row> unpacked(
      Dataset<Row> packed, DataType itemB, DataType number, UnpackerMaker unpacker) {
    StructField[] fields = packed.schema().fields();
    int bytes = 0;
    while (fields[bytes].dataType() != DataTypes.BinaryType) {
      bytes++;
    }
    StructType schema = new StructType();
    for (int i = 0; i < fields.length; i++) {
      schema = i == bytes ? schema : schema.add(fields[i]);
    }
    schema =
        schema
            .add(fields[bytes].name(), itemB, true)
            .add("articles", number, false)
            .add("stories", number, false)
            .add("sources", number, false)
            .add("sentences", number, false);
    JavaRDD<InternalRow> rows =
        packed
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(unpacker.make(packed.schema(), bytes, schema));
    return packed.sparkSession().internalCreateDataFrame(rows.rdd(), schema, false);
  }

  private static Dataset<Row> of(Unit unit, Dataset<Row> counts) {
    return counts.filter(col("unit").equalTo(unit.name())).drop("unit");
  }
}
