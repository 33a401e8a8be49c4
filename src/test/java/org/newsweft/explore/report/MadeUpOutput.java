package org.newsweft.explore.report;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Before the id of an item: this mention takes no part in the counts. */
  static final String UNCOUNTED = "!";

  private final Map<String, String> names;
  private final List<Article> articles;
  private final Set<LocalDate> gaps;
  private final boolean keepText;
  private final Map<List<Object>, long[]> counts = new TreeMap<>(MadeUpOutput::compare);

  /**
   * @param names of the items, by id; the part of an id before the colon is the kind
   * @param gaps periods that are marked as gaps of the corpus
   * @param keepText whether the articles have their texts
   */
  MadeUpOutput(
      Map<String, String> names, List<Article> articles, Set<LocalDate> gaps, boolean keepText) {
    this.names = names;
    this.articles = articles;
    this.gaps = gaps;
    this.keepText = keepText;
    articles.forEach(this::count);
  }

  private static int compare(List<Object> a, List<Object> b) {
    return a.toString().compareTo(b.toString());
  }

  private void count(Article article) {
    Date period = Date.valueOf(article.published().withDayOfMonth(1));
    List<Set<String>> sentences =
        article.sentences().stream().map(MadeUpOutput::countedItems).toList();
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

  private static Set<String> countedItems(List<String> sentence) {
    var items = new TreeSet<>(sentence);
    items.removeIf(item -> item.startsWith(UNCOUNTED));
    return items;
  }

  private static String bare(String item) {
    return item.startsWith(UNCOUNTED) ? item.substring(UNCOUNTED.length()) : item;
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

  /** Writes the tables into a directory, that of trends without a row. */
  TableStore write(Path directory) {
    SparkSession spark = TestSpark.session();
    try (StagedTables staged = StagedTables.begin(spark, directory.toString())) {
      write(staged, Table.ARTICLES, articleRows());
      write(staged, Table.ITEMS, itemRows());
      write(staged, Table.ITEM_COUNTS, countRows(Table.ITEM_COUNTS, "item_id"));
      write(staged, Table.PAIR_COUNTS, countRows(Table.PAIR_COUNTS, "item_a", "item_b"));
      write(
          staged,
          Table.TRIPLE_COUNTS,
          countRows(Table.TRIPLE_COUNTS, "entity_a", "entity_b", "topic"));
      staged.publish(manifest());
    }
    write(directory, Table.MENTIONS, mentionRows());
    write(directory, Table.PERIODS, periodRows());
    writeTrends(directory, List.of());
    return TableStore.open(spark, directory.toString());
  }

  private static void write(StagedTables staged, Table table, List<Row> rows) {
    staged.write(table, TestSpark.session().createDataFrame(rows, table.schema()));
  }

  /** Writes the table of trends of an output. */
  static void writeTrends(Path directory, List<Map<String, Object>> rows) {
    write(
        directory,
        Table.TRENDS,
        rows.stream().map(values -> row(Table.TRENDS.schema(), values)).toList());
  }

  private static void write(Path directory, Table table, List<Row> rows) {
    TestSpark.session()
        .createDataFrame(rows, table.schema())
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(directory.resolve(table.label()).toString());
  }

  private String textOf(Article article) {
    var text = new StringBuilder();
    for (List<String> sentence : article.sentences()) {
      text.append(text.isEmpty() ? "" : " ").append("Here ");
      text.append(String.join(" and ", sentence.stream().map(i -> names.get(bare(i))).toList()));
      text.append(" met.");
    }
    return text.toString();
  }

  /** A row of a table; columns without a value are null. */
  private static Row row(StructType schema, Map<String, Object> values) {
    return RowFactory.create(
        java.util.Arrays.stream(schema.fieldNames()).map(values::get).toArray());
  }

  private List<Row> articleRows() {
    var rows = new ArrayList<Row>();
    for (Article article : articles) {
      var values = new HashMap<String, Object>();
      values.put("article_id", article.id());
      values.put("published", Date.valueOf(article.published()));
      values.put("period", Date.valueOf(article.published().withDayOfMonth(1)));
      values.put("source", article.source());
      values.put("title", article.title());
      values.put("url", article.url());
      values.put("text", keepText ? textOf(article) : null);
      values.put("story_id", article.id());
      rows.add(row(Table.ARTICLES.schema(), values));
    }
    return rows;
  }

  private List<Row> mentionRows() {
    var rows = new ArrayList<Row>();
    for (Article article : articles) {
      String text = textOf(article);
      int from = 0;
      for (int s = 0; s < article.sentences().size(); s++) {
        for (String item : article.sentences().get(s)) {
          String name = names.get(bare(item));
          int start = text.indexOf(name, from);
          from = start + name.length();
          int first = text.codePointCount(0, start);
          var values = new HashMap<String, Object>();
          values.put("article_id", article.id());
          values.put("period", Date.valueOf(article.published().withDayOfMonth(1)));
          values.put("item_id", bare(item));
          values.put("sentence", s);
          values.put("start", first);
          values.put("end", first + name.codePointCount(0, name.length()));
          values.put("surface", name);
          values.put("counted", !item.startsWith(UNCOUNTED));
          rows.add(row(Table.MENTIONS.schema(), values));
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
    var rows = new ArrayList<Row>();
    totals.forEach(
        (id, total) -> {
          var values = new HashMap<String, Object>();
          values.put("item_id", id);
          values.put("name", names.get(id));
          values.put("kind", id.substring(0, id.indexOf(':')).replace("org", "organization"));
          values.put("aliases", new String[] {names.get(id), "Alias of " + id});
          values.put("articles", total);
          rows.add(row(Table.ITEMS.schema(), values));
        });
    return rows;
  }

  private List<Row> periodRows() {
    var byPeriod = new TreeMap<LocalDate, Long>();
    articles.forEach(a -> byPeriod.merge(a.published().withDayOfMonth(1), 1L, Long::sum));
    var rows = new ArrayList<Row>();
    byPeriod.forEach(
        (period, total) -> {
          var values = new HashMap<String, Object>();
          values.put("period", Date.valueOf(period));
          values.put("complete", !period.equals(byPeriod.lastKey()));
          values.put("gap", gaps.contains(period));
          for (String column : List.of("articles", "stories", "sentences")) {
            values.put(column, total);
          }
          values.put("sources", 1L);
          rows.add(row(Table.PERIODS.schema(), values));
        });
    return rows;
  }

  /** Rows of the count table for subjects of so many items. */
  private List<Row> countRows(Table table, String... keys) {
    var rows = new ArrayList<Row>();
    counts.forEach(
        (key, cell) -> {
          if (key.size() == keys.length + 1) {
            var values = new HashMap<String, Object>();
            for (int i = 0; i < keys.length; i++) {
              values.put(keys[i], key.get(i));
            }
            values.put("period", key.get(keys.length));
            values.put("articles", cell[0]);
            values.put("stories", cell[0]);
            values.put("sources", 1L);
            values.put("sentences", cell[1]);
            rows.add(row(table.schema(), values));
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
