package org.newsweft.counts;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.sql.Date;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.counts.PeriodCounts.Count;
import org.newsweft.counts.PeriodCounts.Unit;

/** The Spark shell of the stage: whole articles travel to their period, then the kernel runs. */
public final class CountStage {
  /** What the stage reads of an article. */
  private static final String[] ARTICLE = {
    "period", "source", "story_id", "sentences", "mentions.item_id", "mentions.sentence"
  };

  /** Counts of every unit, as {@link #count} gives them. */
  private static final StructType COUNTS =
      new StructType()
          .add("unit", DataTypes.StringType, false)
          .add("period", DataTypes.DateType, false)
          .add("item_a", DataTypes.StringType, true)
          .add("item_b", DataTypes.StringType, true)
          .add("topic", DataTypes.StringType, true)
          .add("articles", DataTypes.LongType, false)
          .add("stories", DataTypes.LongType, false)
          .add("sources", DataTypes.LongType, false)
          .add("sentences", DataTypes.LongType, false)
          .add("mentions", DataTypes.LongType, false);

  /**
   * What {@code min_articles} left out, added up over all periods.
   *
   * @param pairs pairs in a period
   * @param pairArticles the sum of their articles
   * @param triples triples in a period
   * @param tripleArticles the sum of their articles
   */
  public record Dropped(
      LongAccumulator pairs,
      LongAccumulator pairArticles,
      LongAccumulator triples,
      LongAccumulator tripleArticles)
      implements Serializable {
    /** New sums, at zero. */
    public static Dropped in(SparkSession spark) {
      return new Dropped(
          spark.sparkContext().longAccumulator(),
          spark.sparkContext().longAccumulator(),
          spark.sparkContext().longAccumulator(),
          spark.sparkContext().longAccumulator());
    }

    private void add(Unit unit, long rows, long articles) {
      (unit == Unit.PAIR ? pairs : triples).add(rows);
      (unit == Unit.PAIR ? pairArticles : tripleArticles).add(articles);
    }
  }

  private CountStage() {}

  /**
   * Counts periods, items, pairs and triples.
   *
   * @param articles annotated articles: period, source, story_id, sentences, and the array mentions
   *     with item_id and sentence
   * @param minArticles pairs and triples with fewer articles in a period are left out
   * @param dropped adds up what is left out
   * @param done counts the articles that are counted
   * @return all counts in one, to be kept and then taken apart with {@link #periods}, {@link
   *     #items}, {@link #pairs} and {@link #triples}
   */
  public static Dataset<Row> count(
      Dataset<Row> articles, int minArticles, Dropped dropped, LongAccumulator done) {
    MapFunction<Row, Date> period = article -> article.getDate(0);
    FlatMapGroupsFunction<Date, Row, Row> countPeriod =
        (day, ofPeriod) -> rows(day, counts(ofPeriod, minArticles, dropped, done));
    return articles
        .selectExpr(ARTICLE)
        .groupByKey(period, Encoders.DATE())
        .flatMapGroups(countPeriod, Encoders.row(COUNTS));
  }

  private static Iterator<Count> counts(
      Iterator<Row> articles, int minArticles, Dropped dropped, LongAccumulator done) {
    var block = new PeriodBlock.Builder();
    while (articles.hasNext()) {
      Row article = articles.next();
      block.add(
          article.getString(1),
          article.getString(2),
          article.getInt(3),
          article.<String>getList(4),
          article.<Integer>getList(5));
      done.add(1);
    }
    return new PeriodCounts(block.build(), minArticles, dropped::add);
  }

  private static Iterator<Row> rows(Date day, Iterator<Count> counts) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return counts.hasNext();
      }

      @Override
      public Row next() {
        Count count = counts.next();
        return RowFactory.create(
            count.unit().name(),
            day,
            count.itemA(),
            count.itemB(),
            count.topic(),
            count.articles(),
            count.stories(),
            count.sources(),
            count.sentences(),
            count.mentions());
      }
    };
  }

  /** The totals of the periods, without the column {@code complete}. */
  public static Dataset<Row> periods(Dataset<Row> counts) {
    return of(Unit.PERIOD, counts).drop("item_a", "item_b", "topic", "mentions");
  }

  /** The rows of {@code item_counts}. */
  public static Dataset<Row> items(Dataset<Row> counts) {
    return of(Unit.ITEM, counts).withColumnRenamed("item_a", "item_id").drop("item_b", "topic");
  }

  /** The rows of {@code pair_counts}. */
  public static Dataset<Row> pairs(Dataset<Row> counts) {
    return of(Unit.PAIR, counts).drop("topic", "mentions");
  }

  /** The rows of {@code triple_counts}. */
  public static Dataset<Row> triples(Dataset<Row> counts) {
    return of(Unit.TRIPLE, counts)
        .withColumnRenamed("item_a", "entity_a")
        .withColumnRenamed("item_b", "entity_b")
        .drop("mentions");
  }

  private static Dataset<Row> of(Unit unit, Dataset<Row> counts) {
    return counts.filter(col("unit").equalTo(unit.name())).drop("unit");
  }
}
