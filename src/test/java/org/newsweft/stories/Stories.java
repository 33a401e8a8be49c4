package org.newsweft.stories;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.TestSpark;

/** Articles of a test, the stories that the stage makes of them, and how right these are. */
final class Stories {
  private static final StructType ARTICLES =
      new StructType()
          .add("article_id", DataTypes.StringType, false)
          .add("published", DataTypes.DateType, false)
          .add("text", DataTypes.StringType, false);

  /**
   * An article of a test.
   *
   * @param id its id; {@code ID!NUMBER} for a copy of article ID
   */
  record Article(String id, LocalDate published, String text) {
    String original() {
      return id.replaceFirst("!.*", "");
    }
  }

  private Stories() {}

  static Dataset<Row> rows(List<Article> articles) {
    return TestSpark.session()
        .createDataFrame(
            articles.stream()
                .map(a -> RowFactory.create(a.id(), Date.valueOf(a.published()), a.text()))
                .toList(),
            ARTICLES);
  }

  /** The copies that the stage finds, each with the id of its story. */
  static Map<String, String> copies(Dataset<Row> articles, int windowDays) {
    var kept = new ArrayList<Dataset<Row>>();
    Dataset<Row> copies =
        StoryStage.copies(
            articles,
            windowDays,
            (name, rows) -> {
              kept.add(rows.cache());
              return kept.get(kept.size() - 1);
            },
            TestSpark.session().sparkContext().longAccumulator());
    var stories = new TreeMap<String, String>();
    copies.collectAsList().forEach(row -> stories.put(row.getString(0), row.getString(1)));
    kept.forEach(Dataset::unpersist);
    return stories;
  }

  static Map<String, String> copies(List<Article> articles, int windowDays) {
    return copies(rows(articles), windowDays);
  }

  /**
   * How right stories are where {@link Article#original} says which articles belong together.
   *
   * @param pairsFound pairs of articles in one story
   * @param pairsRight those of them that belong together
   * @param copies articles that are copies
   * @param copiesFound those in one story with their original
   */
  record Score(long pairsFound, long pairsRight, long copies, long copiesFound) {
    double precision() {
      return pairsFound == 0 ? 1 : pairsRight / (double) pairsFound;
    }

    double recall() {
      return copies == 0 ? 1 : copiesFound / (double) copies;
    }

    @Override
    public String toString() {
      return "precision %.4f (%d of %d pairs), recall %.4f (%d of %d copies)"
          .formatted(precision(), pairsRight, pairsFound, recall(), copiesFound, copies);
    }
  }

  static Score score(List<Article> articles, Map<String, String> found) {
    return score(articles, found, Map.of());
  }

  /**
   * How right stories are.
   *
   * @param same originals that belong together with another one, by id
   */
  static Score score(List<Article> articles, Map<String, String> found, Map<String, String> same) {
    var byStory = new HashMap<String, Map<String, Long>>();
    long copies = 0;
    long copiesFound = 0;
    for (Article article : articles) {
      String story = found.getOrDefault(article.id(), article.id());
      byStory
          .computeIfAbsent(story, k -> new HashMap<>())
          .merge(same.getOrDefault(article.original(), article.original()), 1L, Long::sum);
      if (!article.id().equals(article.original())) {
        copies++;
        String right = found.getOrDefault(article.original(), article.original());
        copiesFound += story.equals(right) ? 1 : 0;
      }
    }
    long pairsFound = 0;
    long pairsRight = 0;
    for (Map<String, Long> originals : byStory.values()) {
      pairsFound += pairs(originals.values().stream().mapToLong(Long::longValue).sum());
      pairsRight += originals.values().stream().mapToLong(Stories::pairs).sum();
    }
    return new Score(pairsFound, pairsRight, copies, copiesFound);
  }

  private static long pairs(long articles) {
    return articles * (articles - 1) / 2;
  }
}
