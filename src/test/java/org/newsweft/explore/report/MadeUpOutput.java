package org.newsweft.explore.report;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.newsweft.TestSpark;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * An output as a run makes it, but of articles that a test makes up; counted by brute force. Every
 * article is a story of its own, and the last period is not complete.
 */
final class MadeUpOutput {
  /**
   * An article.
   *
   * @param sentences of each the items that it mentions, by id
   */
  record Article(
      String id,
      LocalDate published,
      String source,
      String title,
      String url,
      List<List<String>> sentences) {}

  /** The columns of the table trends. */
  static final StructType TRENDS =
      StructType.fromDDL(
          "kind STRING, item_a STRING, item_b STRING, topic STRING, articles BIGINT, stories BIGINT,"
              + " first_period DATE, last_period DATE, expected DOUBLE, npmi DOUBLE,"
              + " log_likelihood DOUBLE, periods_tested INT, mann_kendall_s BIGINT,"
              + " mann_kendall_z DOUBLE, mann_kendall_p DOUBLE, slope DOUBLE, slope_low DOUBLE,"
              + " slope_high DOUBLE, burst_weight DOUBLE, burst_start DATE, burst_end DATE,"
              + " newest_period DATE, newest_stories BIGINT, newest_expected DOUBLE,"
              + " emergence_p DOUBLE, emergence_q DOUBLE");

  private final Map<String, String> names;
  private final List<Article> articles;
  private final boolean keepText;
  private final Map<List<Object>, long[]> counts = new TreeMap<>(MadeUpOutput::compare);

  /**
   * @param names of the items, by id; the part of an id before the colon is the kind
   */
  MadeUpOutput(Map<String, String> names, List<Article> articles, boolean keepText) {
    this.names = names;
    this.articles = articles;
    this.keepText = keepText;
    articles.forEach(this::count);
  }

  private static int compare(List<Object> a, List<Object> b) {
    return a.toString().compareTo(b.toString());
  }

  private void count(Article article) {
    Date period = Date.valueOf(article.published().withDayOfMonth(1));
    List<Set<String>> sentences =
        article.sentences().stream().map(s -> (Set<String>) new TreeSet<>(s)).toList();
    var all = new TreeSet<String>();
    sentences.forEach(all::addAll);
    for (Set<String> subject : subjects(all)) {
      var key = new ArrayList<Object>(subject);
      key.add(period);
      long[] cell = counts.computeIfAbsent(key, k -> new long[2]);
      cell[0]++;
      cell[1] += sentences.stream().filter(s -> s.containsAll(subject)).count();
    }
  }

  /** Items, pairs, and triples of two entities and a topic. */
  private static List<Set<String>> subjects(Set<String> items) {
    List<String> list = List.copyOf(items);
    var ordered = new ArrayList<>(list);
    ordered.sort(null);
    var subjects = new ArrayList<Set<String>>();
    for (String a : ordered) {
      subjects.add(Set.of(a));
      for (String b : ordered) {
        if (a.compareTo(b) < 0) {
          subjects.add(linked(a, b));
          for (String topic : ordered) {
            if (isTopic(topic) && !isTopic(a) && !isTopic(b)) {
              subjects.add(linked(a, b, topic));
            }
          }
        }
      }
    }
    return subjects;
  }

  private static Set<String> linked(String... ids) {
    return new LinkedHashSet<>(List.of(ids));
  }

  private static boolean isTopic(String id) {
    return id.startsWith("topic:");
  }

  /** Writes the tables into a directory, without trends. */
  TableStore write(Path directory) {
    SparkSession spark = TestSpark.session();
    try (StagedTables staged = StagedTables.begin(spark, directory.toString())) {
      staged.write(
          Table.ARTICLES, spark.createDataFrame(articleRows(), Table.ARTICLES.schema()));
      staged.write(
          Table.MENTIONS, spark.createDataFrame(mentionRows(), Table.MENTIONS.schema()));
      staged.write(Table.ITEMS, spark.createDataFrame(itemRows(), Table.ITEMS.schema()));
      staged.write(Table.PERIODS, spark.createDataFrame(periodRows(), Table.PERIODS.schema()));
      staged.write(
          Table.ITEM_COUNTS, spark.createDataFrame(countRows(1), Table.ITEM_COUNTS.schema()));
      staged.write(
          Table.PAIR_COUNTS, spark.createDataFrame(countRows(2), Table.PAIR_COUNTS.schema()));
      staged.write(
          Table.TRIPLE_COUNTS, spark.createDataFrame(countRows(3), Table.TRIPLE_COUNTS.schema()));
      staged.publish(manifest());
    }
    return TableStore.open(spark, directory.toString());
  }

  /** Adds a table trends to an output. */
  static void writeTrends(Path directory, List<Map<String, Object>> rows) {
    List<Row> complete =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        java.util.Arrays.stream(TRENDS.fieldNames()).map(row::get).toArray()))
            .toList();
    TestSpark.session()
        .createDataFrame(complete, TRENDS)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(directory.resolve("trends").toString());
  }

  private String textOf(Article article) {
    var text = new StringBuilder();
    for (List<String> sentence : article.sentences()) {
      text.append(text.isEmpty() ? "" : " ").append("Here ");
      text.append(String.join(" and ", sentence.stream().map(names::get).toList()));
      text.append(" met.");
    }
    return text.toString();
  }

  private List<Row> articleRows() {
    return articles.stream()
        .map(
            a ->
                RowFactory.create(
                    a.id(),
                    Date.valueOf(a.published()),
                    Date.valueOf(a.published().withDayOfMonth(1)),
                    "field",
                    a.source(),
                    a.title(),
                    a.url(),
                    "en",
                    keepText ? textOf(a) : null,
                    a.id(),
                    1,
                    a.sentences().size(),
                    a.id()))
        .toList();
  }

  private List<Row> mentionRows() {
    var rows = new ArrayList<Row>();
    for (Article article : articles) {
      Date period = Date.valueOf(article.published().withDayOfMonth(1));
      String text = textOf(article);
      int from = 0;
      for (int s = 0; s < article.sentences().size(); s++) {
        for (String item : article.sentences().get(s)) {
          String name = names.get(item);
          int start = text.indexOf(name, from);
          from = start + name.length();
          int first = text.codePointCount(0, start);
          int last = first + name.codePointCount(0, name.length());
          rows.add(
              RowFactory.create(
                  article.id(), period, item, s, first, last, name, "ORG", "lexicon", 1f));
        }
      }
    }
    return rows;
  }

  private List<Row> itemRows() {
    var totals = new LinkedHashMap<String, Long>();
    counts.forEach(
        (key, cell) -> {
          if (key.size() == 2) {
            totals.merge((String) key.get(0), cell[0], Long::sum);
          }
        });
    return totals.entrySet().stream()
        .map(
            e ->
                RowFactory.create(
                    e.getKey(),
                    names.get(e.getKey()),
                    e.getKey().substring(0, e.getKey().indexOf(':')).replace("org", "organization"),
                    null,
                    null,
                    new String[] {names.get(e.getKey()), "Alias of " + e.getKey()},
                    e.getValue()))
        .toList();
  }

  private List<Row> periodRows() {
    var byPeriod = new TreeMap<LocalDate, Long>();
    articles.forEach(a -> byPeriod.merge(a.published().withDayOfMonth(1), 1L, Long::sum));
    return byPeriod.entrySet().stream()
        .map(
            e ->
                RowFactory.create(
                    Date.valueOf(e.getKey()),
                    !e.getKey().equals(byPeriod.lastKey()),
                    e.getValue(),
                    e.getValue(),
                    1L,
                    e.getValue()))
        .toList();
  }

  /** Rows of the count table for subjects of so many items. */
  private List<Row> countRows(int size) {
    var rows = new ArrayList<Row>();
    counts.forEach(
        (key, cell) -> {
          if (key.size() == size + 1) {
            var values = new ArrayList<Object>(key);
            values.add(0, values.remove(size)); // the period comes first
            values.addAll(List.of(cell[0], cell[0], 1L, cell[1]));
            if (size == 1) {
              values.add(cell[1]);
            }
            rows.add(RowFactory.create(values.toArray()));
          }
        });
    return rows;
  }

  private String manifest() {
    return """
        {"program": "newsweft", "version": "1.2.3", "period_length": "month",
         "started": "2026-01-02T03:04:05Z", "finished": "2026-01-02T03:04:06Z",
         "job": {"counts.min_articles": 1, "output.keep_text": %s,
                 "input.paths": ["/secret/folder/news.jsonl"], "output.path": "/secret/out"},
         "model": null, "input": [{"path": "file:/secret/folder/news.jsonl", "bytes": 1234}],
         "rows": {"read": %d, "articles": %d, "rejects": {"no_date": 2}, "duplicates": 0,
                  "rejected": 2},
         "left_out_by_min_articles": {"pairs": 0, "pair_articles": 0, "triples": 0,
                                      "triple_articles": 0},
         "tables": {"articles": %d, "items": %d}}
        """
        .formatted(
            keepText,
            articles.size() + 2,
            articles.size(),
            articles.size(),
            new HashSet<>(names.values()).size());
  }
}
