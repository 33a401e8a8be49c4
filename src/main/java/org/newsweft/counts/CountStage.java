package org.newsweft.counts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;

import java.sql.Date;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.counts.MergedCounts.Cut;

/**
 * The Spark shell of the stage: packs of articles travel to the task that counts their period, or
 * their block of it, and counts travel in rows that hold all second items of a first one.
 */
public final class CountStage {
  private static final ArrayType TEXTS = DataTypes.createArrayType(DataTypes.StringType, true);
  private static final ArrayType NUMBERS = DataTypes.createArrayType(DataTypes.LongType, false);

  /** The columns that say which articles are counted together. */
  private static final StructType BLOCK =
      new StructType()
          .add("period", DataTypes.DateType, false)
          .add("cut", DataTypes.StringType, true)
          .add("split", DataTypes.IntegerType, false)
          .add("block", DataTypes.LongType, false);

  private static final StructType PACK = BLOCK.add("pack", DataTypes.BinaryType, false);

  /** The columns that the counts of several blocks are added up by. */
  private static final StructType ROW =
      new StructType()
          .add("unit", DataTypes.StringType, false)
          .add("period", DataTypes.DateType, false)
          .add("topic", DataTypes.StringType, true)
          .add("item_a", DataTypes.StringType, true);

  /** Counts of every unit, as {@link #count} gives them: see {@link CountRow}. */
  private static final StructType COUNTS =
      ROW.add("item_b", TEXTS, false)
          .add("articles", NUMBERS, false)
          .add("stories", NUMBERS, false)
          .add("sources", NUMBERS, false)
          .add("sentences", NUMBERS, false)
          .add("mentions", DataTypes.LongType, false);

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
    return articles.withColumn("weight", size(col("mentions")).plus(1));
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
    FlatMapGroupsFunction<Row, Row, Row> countPeriod =
        (key, packs) -> {
          Date period = key.getDate(0);
          var counts =
              new PeriodCounts(
                  block(packs, done),
                  minArticles,
                  (unit, rows, sum) -> leftOut.add(period, unit, rows, sum));
          return mapped(counts, row -> RowFactory.create(values(period, row, COUNTS.size())));
        };
    Dataset<Row> inOneBlock =
        articles
            .withColumn("cut", lit(null).cast("string"))
            .withColumn("split", lit(MergedCounts.WHOLE))
            .withColumn("block", lit(0L));
    return packed(inOneBlock).flatMapGroups(countPeriod, Encoders.row(COUNTS));
  }

  private static Dataset<Row> countBlocks(
      Dataset<Row> articles, int minArticles, LeftOut leftOut, LongAccumulator done) {
    FlatMapGroupsFunction<Row, Row, Row> countBlock =
        (key, packs) -> {
          LongAccumulator counted = key.getString(1).equals(Cut.SOURCE.name()) ? done : null;
          // What is rare in one block may be frequent in all: the minimum comes after the sum.
          var counts = new PeriodCounts(block(packs, counted), 1, (unit, rows, sum) -> {});
          return mapped(
              counts,
              row -> {
                Object[] values = values(key.getDate(0), row, PARTIAL_COUNTS.size());
                values[COUNTS.size()] = key.get(1);
                values[COUNTS.size() + 1] = key.get(2);
                return RowFactory.create(values);
              });
        };
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
          return row == null
              ? List.<Row>of().iterator()
              : List.of(RowFactory.create(values(period, row, COUNTS.size()))).iterator();
        };
    return packed(articles)
        .flatMapGroups(countBlock, Encoders.row(PARTIAL_COUNTS))
        .groupBy(columns(ROW))
        .as(Encoders.row(ROW), Encoders.row(PARTIAL_COUNTS))
        .flatMapSortedGroups(new Column[] {col("cut"), col("split")}, addUp, Encoders.row(COUNTS));
  }

  /** The articles, packed and brought together by block. */
  private static KeyValueGroupedDataset<Row, Row> packed(Dataset<Row> articles) {
    MapPartitionsFunction<Row, Row> pack = ArticlePacker::new;
    return articles
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
        .mapPartitions(pack, Encoders.row(PACK))
        .groupBy(columns(BLOCK))
        .as(Encoders.row(BLOCK), Encoders.row(PACK));
  }

  private static PeriodBlock block(Iterator<Row> packs, LongAccumulator done) {
    var block = new PeriodBlock.Builder();
    while (packs.hasNext()) {
      int articles = block.add(packs.next().getAs(BLOCK.size()));
      if (done != null) {
        done.add(articles);
      }
    }
    return block.build();
  }

  private static Column[] columns(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }

  /** The values of the columns of {@link #COUNTS}, and room for more. */
  private static Object[] values(Date period, CountRow row, int size) {
    Object[] values = {
      row.unit().name(),
      period,
      row.topic(),
      row.itemA(),
      row.itemB(),
      boxed(row.articles()),
      boxed(row.stories()),
      boxed(row.sources()),
      boxed(row.sentences()),
      row.mentions()
    };
    return Arrays.copyOf(values, size);
  }

  private static CountRow countRow(Row row) {
    return new CountRow(
        Unit.valueOf(row.getString(0)),
        row.getString(2),
        row.getString(3),
        row.<String>getList(4).toArray(String[]::new),
        numbers(row, 5),
        numbers(row, 6),
        numbers(row, 7),
        numbers(row, 8),
        row.getLong(9));
  }

  private static Long[] boxed(long[] numbers) {
    Long[] boxed = new Long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      boxed[i] = numbers[i];
    }
    return boxed;
  }

  private static long[] numbers(Row row, int column) {
    return row.<Long>getList(column).stream().mapToLong(Long::longValue).toArray();
  }

  private static Iterator<Row> mapped(Iterator<CountRow> counts, Function<CountRow, Row> toRow) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return counts.hasNext();
      }

      @Override
      public Row next() {
        return toRow.apply(counts.next());
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
   * Takes packed rows apart. A packed row stands for one row for each second item: columns that
   * differ between these are arrays, in the order of the second items. Packed rows are fewer by
   * far, so they are what should be moved and sorted.
   */
  public static Dataset<Row> unpacked(Dataset<Row> packed) {
    Column[] columns =
        Arrays.stream(packed.schema().fields())
            .map(
                field ->
                    field.dataType() instanceof ArrayType ? elementAt(field) : col(field.name()))
            .toArray(Column[]::new);
    return packed
        .select(col("*"), posexplode(col("articles")).as(new String[] {"place", "element"}))
        .select(columns);
  }

  private static Column elementAt(StructField array) {
    return col(array.name()).apply(col("place")).as(array.name());
  }

  private static Dataset<Row> of(Unit unit, Dataset<Row> counts) {
    return counts.filter(col("unit").equalTo(unit.name())).drop("unit");
  }
}
