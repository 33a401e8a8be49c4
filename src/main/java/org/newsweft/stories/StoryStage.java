package org.newsweft.stories;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.stories.CandidateSearch.Posting;
import org.newsweft.stories.CopyTest.Evidence;
import org.newsweft.stories.StoryAssignment.Link;

/**
 * The Spark shell of the stage. Fingerprints travel to those that are equal, candidates to their
 * texts; what links two articles comes to the driver one by one, in the order of publication.
 */
public final class StoryStage {
  /** Articles in the order of publication; the ordinal is an article's rank in it. */
  private static final StructType TEXTS =
      new StructType()
          .add("ordinal", DataTypes.LongType, false)
          .add("article_id", DataTypes.StringType, false)
          .add("day", DataTypes.IntegerType, false)
          .add("text", DataTypes.StringType, false);

  private static final StructType POSTINGS =
      new StructType()
          .add("fingerprint", DataTypes.LongType, false)
          .add("ordinal", DataTypes.LongType, false)
          .add("day", DataTypes.IntegerType, false)
          .add("shingles", DataTypes.IntegerType, false);

  /** A fresh fingerprint of an article, or an earlier article that shares it. */
  private static final StructType FINDINGS =
      new StructType()
          .add("ordinal", DataTypes.LongType, false)
          .add("earlier", DataTypes.LongType, true)
          .add("shingles", DataTypes.IntegerType, true)
          .add("levels_above", DataTypes.IntegerType, true);

  private static final StructType LINKS =
      new StructType()
          .add("later", DataTypes.LongType, false)
          .add("later_day", DataTypes.IntegerType, false)
          .add("earlier", DataTypes.LongType, false)
          .add("earlier_day", DataTypes.IntegerType, false)
          .add("different_words", DataTypes.IntegerType, false);

  private static final StructType COPIES =
      new StructType()
          .add("article_id", DataTypes.StringType, false)
          .add("story_id", DataTypes.StringType, false);

  private static final StructType FOUNDERS =
      new StructType()
          .add("copy", DataTypes.LongType, false)
          .add("founder", DataTypes.LongType, false);

  /**
   * Levels by which the samples of two texts can differ where one is at least {@link
   * CopyTest#SMALLEST_PART} of the other.
   */
  private static final int LEVELS_ABOVE = 3;

  private StoryStage() {}

  /**
   * Finds the articles that are copies of an earlier one.
   *
   * @param articles rows with article_id, published and text, each id once
   * @param windowDays days that a story spans at most
   * @param keep keeps rows under a name for a later step
   * @param done counts the articles whose fingerprints are taken
   * @return article_id and story_id of every article that is not the first of its story; the
   *     story_id is the article_id of the first one, by day of publication and id
   */
  public static Dataset<Row> copies(
      Dataset<Row> articles,
      int windowDays,
      BiFunction<String, Dataset<Row>, Dataset<Row>> keep,
      LongAccumulator done) {
    Dataset<Row> texts = keep.apply("story_texts", inOrderOfPublication(articles));
    Dataset<Row> findings =
        keep.apply("story_findings", findings(postings(texts, done), windowDays));
    Dataset<Row> links = keep.apply("story_links", links(candidates(findings), texts));
    Map<Long, Long> founders = founders(links, windowDays);
    return keep.apply("story_copies", byId(articles.sparkSession(), founders, texts));
  }

  /** What {@link #copies} gives where every article is a story of its own. */
  public static Dataset<Row> noCopies(SparkSession spark) {
    return spark.createDataFrame(List.of(), COPIES);
  }

  /**
   * Adds the column story_id.
   *
   * @param articles rows with article_id
   * @param copies what {@link #copies} found among them
   */
  public static Dataset<Row> withStories(Dataset<Row> articles, Dataset<Row> copies) {
    Column[] columns = new Column[articles.columns().length + 1];
    for (int i = 0; i < articles.columns().length; i++) {
      columns[i] = articles.col(articles.columns()[i]);
    }
    columns[columns.length - 1] =
        coalesce(copies.col("story_id"), articles.col("article_id")).as("story_id");
    return articles
        .join(copies, articles.col("article_id").equalTo(copies.col("article_id")), "left")
        .select(columns);
  }

  private static Dataset<Row> inOrderOfPublication(Dataset<Row> articles) {
    Dataset<Row> sorted =
        articles
            .selectExpr("article_id", "datediff(published, DATE '1970-01-01') AS day", "text")
            .sort("day", "article_id");
    return articles
        .sparkSession()
        .createDataFrame(
            sorted
                .toJavaRDD()
                .zipWithIndex()
                .map(
                    row ->
                        RowFactory.create(
                            row._2(),
                            row._1().getString(0),
                            row._1().getInt(1),
                            row._1().getString(2))),
            TEXTS);
  }

  private static Dataset<Row> postings(Dataset<Row> texts, LongAccumulator done) {
    FlatMapFunction<Row, Row> postingsOfText =
        article -> {
          done.add(1);
          long[] all = Fingerprints.of(WordSequence.of(article.getString(3)));
          if (all.length < CopyTest.FEWEST_SHINGLES) {
            return List.<Row>of().iterator();
          }
          long[] sample = Fingerprints.sample(all, Fingerprints.level(all.length));
          var postings = new ArrayList<Row>(sample.length);
          for (long fingerprint : sample) {
            postings.add(
                RowFactory.create(fingerprint, article.getLong(0), article.getInt(2), all.length));
          }
          return postings.iterator();
        };
    return texts.flatMap(postingsOfText, Encoders.row(POSTINGS));
  }

  private static Dataset<Row> findings(Dataset<Row> postings, int windowDays) {
    MapPartitionsFunction<Row, Row> search = sorted -> new Findings(sorted, windowDays);
    return postings
        .repartition(col("fingerprint"))
        .sortWithinPartitions("fingerprint", "ordinal")
        .mapPartitions(search, Encoders.row(FINDINGS));
  }

  /** What {@link CandidateSearch} finds among sorted postings, as rows. */
  private static final class Findings implements Iterator<Row>, CandidateSearch.Sink {
    private final Iterator<Row> postings;
    private final CandidateSearch search;
    private final ArrayDeque<Row> found = new ArrayDeque<>();
    private long fingerprint;

    Findings(Iterator<Row> postings, int windowDays) {
      this.postings = postings;
      this.search = new CandidateSearch(windowDays, this);
    }

    @Override
    public boolean hasNext() {
      while (found.isEmpty() && postings.hasNext()) {
        Row row = postings.next();
        fingerprint = row.getLong(0);
        search.add(fingerprint, new Posting(row.getLong(1), row.getInt(2), row.getInt(3)));
      }
      return !found.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return found.removeFirst();
    }

    @Override
    public void fresh(Posting article) {
      int above = Fingerprints.highestLevel(fingerprint) - article.level();
      found.add(
          RowFactory.create(
              article.ordinal(), null, article.shingles(), Math.min(above, LEVELS_ABOVE)));
    }

    @Override
    public void pair(Posting earlier, Posting later) {
      found.add(RowFactory.create(later.ordinal(), earlier.ordinal(), null, null));
    }
  }

  /** Pairs that share enough fresh fingerprints to have their words compared. */
  private static Dataset<Row> candidates(Dataset<Row> findings) {
    Column paired = col("earlier").isNotNull();
    Dataset<Row> pairs =
        findings
            .where(paired)
            .groupBy(col("ordinal").as("later"), col("earlier"))
            .agg(count(lit(1)).cast(DataTypes.IntegerType).as("fresh_common"))
            .where(col("fresh_common").geq(CopyTest.FEWEST_FRESH));
    Dataset<Row> fresh =
        findings
            .where(not(paired))
            .groupBy("ordinal")
            .agg(
                max("shingles").as("shingles"),
                array(freshFrom(0), freshFrom(1), freshFrom(2), freshFrom(3)).as("fresh"));
    FilterFunction<Row> suffices = pair -> evidence(pair).suffices();
    return pairs
        .join(fresh.toDF("later", "later_shingles", "later_fresh"), "later")
        .join(fresh.toDF("earlier", "earlier_shingles", "earlier_fresh"), "earlier")
        .filter(suffices);
  }

  /** Fresh fingerprints in the sample that is so many levels above that of the article. */
  private static Column freshFrom(int levelsAbove) {
    return sum(when(col("levels_above").geq(levelsAbove), 1).otherwise(0))
        .cast(DataTypes.IntegerType);
  }

  private static Evidence evidence(Row pair) {
    int later = pair.<Integer>getAs("later_shingles");
    int earlier = pair.<Integer>getAs("earlier_shingles");
    int level = Fingerprints.level(Math.max(later, earlier));
    return new Evidence(
        Math.min(later, earlier),
        Math.max(later, earlier),
        pair.<Integer>getAs("fresh_common"),
        Math.min(
            fresh(pair, "later_fresh", level - Fingerprints.level(later)),
            fresh(pair, "earlier_fresh", level - Fingerprints.level(earlier))));
  }

  /** 0 where the texts are too different in length to be copies. */
  private static int fresh(Row pair, String column, int levelsAbove) {
    return levelsAbove > LEVELS_ABOVE
        ? 0
        : pair.<Integer>getList(pair.fieldIndex(column)).get(levelsAbove);
  }

  /** The candidates that pass the test. */
  private static Dataset<Row> links(Dataset<Row> candidates, Dataset<Row> texts) {
    Dataset<Row> ofText = texts.drop("article_id");
    FlatMapFunction<Row, Row> link =
        pair ->
            CopyTest.differentWords(
                    evidence(pair),
                    WordSequence.of(pair.getAs("later_text")),
                    WordSequence.of(pair.getAs("earlier_text")))
                .stream()
                .mapToObj(
                    different ->
                        RowFactory.create(
                            pair.getAs("later"),
                            pair.getAs("later_day"),
                            pair.getAs("earlier"),
                            pair.getAs("earlier_day"),
                            different))
                .iterator();
    return candidates
        .join(ofText.toDF("later", "later_day", "later_text"), "later")
        .join(ofText.toDF("earlier", "earlier_day", "earlier_text"), "earlier")
        .flatMap(link, Encoders.row(LINKS));
  }

  private static Map<Long, Long> founders(Dataset<Row> links, int windowDays) {
    Iterator<Row> sorted = links.orderBy("later", "different_words", "earlier").toLocalIterator();
    return new StoryAssignment(windowDays)
        .founders(
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return sorted.hasNext();
              }

              @Override
              public Link next() {
                Row row = sorted.next();
                return new Link(row.getLong(0), row.getInt(1), row.getLong(2), row.getInt(3));
              }
            });
  }

  private static Dataset<Row> byId(
      SparkSession spark, Map<Long, Long> founders, Dataset<Row> texts) {
    List<Row> rows =
        founders.entrySet().stream()
            .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
            .toList();
    Dataset<Row> ids = texts.select("ordinal", "article_id");
    return spark
        .createDataFrame(rows, FOUNDERS)
        .join(ids.toDF("copy", "article_id"), "copy")
        .join(ids.toDF("founder", "story_id"), "founder")
        .select("article_id", "story_id");
  }
}
