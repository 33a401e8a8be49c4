package org.newsweft.explore;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * What stands behind the number of an item, a pair or a triple: its articles, found from the
 * mentions, and the numbers by period that these articles make. So a number and its articles cannot
 * disagree; where the count tables have the number too, {@link #differences} compares.
 */
public final class Evidence {
  /**
   * The numbers of a period.
   *
   * @param allArticles all articles of the period
   * @param ofItems articles of each item, in the order of the items
   */
  public record Counts(
      LocalDate period,
      boolean complete,
      long articles,
      long stories,
      long sources,
      long sentences,
      long allArticles,
      List<Long> ofItems) {}

  /**
   * An article that mentions all the items.
   *
   * @param text null if the output does not keep texts
   * @param mentions of the items, in the order of the text
   */
  record Article(
      String id,
      LocalDate published,
      String source,
      String title,
      String url,
      String storyId,
      String text,
      List<Mention> mentions) {}

  /** A mention of one of the items. */
  record Mention(MarkedSentences.Place place, String surface) {}

  private final TableStore tables;
  private final List<String> items;
  private final Dataset<Row> articles;
  private final Column inSpan;

  /**
   * @param items one to three different ids
   * @param span the periods asked for; all without it
   */
  public Evidence(TableStore tables, List<String> items, Optional<PeriodSpan> span) {
    this.tables = tables;
    this.items = List.copyOf(items);
    this.inSpan =
        span.map(
                s ->
                    col("period")
                        .between(lit(Date.valueOf(s.first())), lit(Date.valueOf(s.last()))))
            .orElse(lit(true));
    this.articles = articles();
  }

  /** Articles with all the items; {@code both} counts their sentences with all of them. */
  private Dataset<Row> articles() {
    // An item counts wherever it is mentioned; a pair or a triple only where the mentions do.
    Column counts = items.size() == 1 ? lit(true) : col("counted");
    Column mention =
        struct(col("start"), col("end"), col("sentence"), col("item_id"), col("surface"));
    Dataset<Row> hits =
        tables
            .read(Table.MENTIONS)
            .filter(counts.and(inSpan).and(col("item_id").isin(items.toArray())))
            .groupBy("article_id", "sentence")
            .agg(collect_set("item_id").as("items"), collect_list(mention).as("mentions"))
            .groupBy("article_id")
            .agg(
                size(array_distinct(flatten(collect_list("items")))).as("found"),
                sum(when(size(col("items")).equalTo(items.size()), 1).otherwise(0)).as("together"),
                sort_array(flatten(collect_list("mentions"))).as("mentions"))
            .filter(col("found").equalTo(items.size()));
    return tables
        .read(Table.ARTICLES)
        .filter(inSpan)
        .withColumnRenamed("sentences", "sentences_of_article")
        .join(hits, "article_id");
  }

  /** The numbers of every period asked for, also of those without an article; in order of time. */
  public List<Counts> counts() {
    Map<LocalDate, Row> counted = new HashMap<>();
    articles
        .groupBy("period")
        .agg(
            count(lit(1)).as("articles"),
            countDistinct("story_id").as("stories"),
            countDistinct("source").as("sources"),
            sum("together").as("sentences"))
        .collectAsList() // one row a period
        .forEach(row -> counted.put(row.getDate(0).toLocalDate(), row));
    Map<LocalDate, Map<String, Long>> ofItems = new HashMap<>();
    tables
        .read(Table.ITEM_COUNTS)
        .filter(inSpan.and(col("item_id").isin(items.toArray())))
        .select("period", "item_id", "articles")
        .collectAsList() // three rows a period at most
        .forEach(
            row ->
                ofItems
                    .computeIfAbsent(row.getDate(0).toLocalDate(), p -> new HashMap<>())
                    .put(row.getString(1), row.getLong(2)));
    return tables
        .read(Table.PERIODS)
        .filter(inSpan)
        .orderBy("period")
        .select("period", "complete", "articles")
        .collectAsList() // one row a period
        .stream()
        .map(
            row -> {
              LocalDate period = row.getDate(0).toLocalDate();
              Row count = counted.get(period);
              return new Counts(
                  period,
                  row.getBoolean(1),
                  count == null ? 0 : count.getLong(1),
                  count == null ? 0 : count.getLong(2),
                  count == null ? 0 : count.getLong(3),
                  count == null ? 0 : count.getLong(4),
                  row.getLong(2),
                  items.stream()
                      .map(i -> ofItems.getOrDefault(period, Map.of()).getOrDefault(i, 0L))
                      .toList());
            })
        .toList();
  }

  /**
   * Periods in which the table of counts has another number than the mentions; empty in a sound
   * output. A row that the table lacks is no difference: {@code counts.min_articles} may have left
   * it out.
   *
   * @return period to the number in the table
   */
  public Map<LocalDate, Long> differences(List<Counts> counts) {
    List<String> sorted = items.stream().sorted(TOPICS_LAST).toList();
    Dataset<Row> table =
        switch (items.size()) {
          case 1 -> tables.read(Table.ITEM_COUNTS).filter(col("item_id").equalTo(sorted.get(0)));
          case 2 -> {
            List<String> ids = items.stream().sorted().toList();
            yield tables
                .read(Table.PAIR_COUNTS)
                .filter(col("item_a").equalTo(ids.get(0)).and(col("item_b").equalTo(ids.get(1))));
          }
          default ->
              tables
                  .read(Table.TRIPLE_COUNTS)
                  .filter(
                      col("topic")
                          .equalTo(sorted.get(2))
                          .and(col("entity_a").equalTo(sorted.get(0)))
                          .and(col("entity_b").equalTo(sorted.get(1))));
        };
    Map<LocalDate, Long> inTable = new HashMap<>();
    table
        .filter(inSpan)
        .select("period", "articles")
        .collectAsList() // one row a period
        .forEach(row -> inTable.put(row.getDate(0).toLocalDate(), row.getLong(1)));
    var differences = new LinkedHashMap<LocalDate, Long>();
    for (Counts count : counts) {
      Long number = inTable.get(count.period());
      if (number != null && number != count.articles()) {
        differences.put(count.period(), number);
      }
    }
    return differences;
  }

  /** Entities by their ids, then topics. */
  static final java.util.Comparator<String> TOPICS_LAST =
      java.util.Comparator.<String, Boolean>comparing(id -> id.startsWith("topic:"))
          .thenComparing(java.util.Comparator.naturalOrder());

  /** The articles, the earliest first. */
  Iterator<Article> inOrder() {
    Iterator<Row> rows =
        articles
            .select(
                "article_id", "published", "source", "title", "url", "story_id", "text", "mentions")
            .orderBy("published", "article_id")
            .toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Article next() {
        return article(rows.next());
      }
    };
  }

  private static Article article(Row row) {
    return new Article(
        row.getString(0),
        row.getDate(1).toLocalDate(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.<Row>getList(7).stream()
            .map(
                m ->
                    new Mention(
                        new MarkedSentences.Place(
                            m.getInt(0), m.getInt(1), m.getInt(2), m.getString(3)),
                        m.getString(4)))
            .toList());
  }
}
