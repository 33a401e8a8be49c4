package org.newsweft.explore;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.row_number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.newsweft.config.UserError;
import org.newsweft.items.LinkRule;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * How a name was read: which items its mentions became, by which rule, with examples, and what was
 * decided of it for the whole corpus.
 */
public final class MentionReadings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Example(String article, int sentence, String text) {}

  private record Reading(
      String item,
      String name,
      LinkRule rule,
      long mentions,
      long articles,
      List<Example> examples) {}

  /** A row of the table {@code names}. */
  private record Joined(
      String nameId, String period, String item, LinkRule rule, String evidence) {}

  private final String asked;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Joined> joined = new ArrayList<>();

  private MentionReadings(String asked) {
    this.asked = asked;
  }

  /**
   * Reads how a name was read.
   *
   * @param name the name as texts write it; capitals and kinds of blanks make no difference
   * @param article id of the only article to look at
   * @param examples examples of each reading, at most
   * @throws UserError if the name is mentioned nowhere
   */
  public static MentionReadings of(
      TableStore tables, String name, Optional<String> article, long examples) {
    var readings = new MentionReadings(name.strip());
    Column isName = plain("surface").equalTo(readings.asked.toLowerCase(Locale.ROOT));
    Column inArticle = article.map(id -> col("article_id").equalTo(id)).orElse(lit(true));
    Dataset<Row> mentions = tables.read(Table.MENTIONS).where(isName.and(inArticle));
    readings.readMentions(tables, mentions, examples);
    if (readings.readings.isEmpty()) {
      throw new UserError(
          "\"%s\" is mentioned nowhere%s; give the name as the texts write it"
              .formatted(readings.asked, article.map(id -> " in the article " + id).orElse("")));
    }
    readings.readNames(tables);
    return readings;
  }

  private static Column plain(String column) {
    return lower(regexp_replace(col(column), lit("[\\s\\p{Z}]+"), lit(" ")));
  }

  private void readMentions(TableStore tables, Dataset<Row> mentions, long examples) {
    Map<List<String>, List<Example>> found = new LinkedHashMap<>();
    var sentences = new MarkedSentences();
    mentions
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy("item_id", "rule").orderBy("period", "article_id", "start")))
        .where(col("place").leq(examples))
        .join(tables.read(Table.ARTICLES).select("article_id", "text"), "article_id")
        .orderBy("item_id", "rule", "place")
        .select("item_id", "rule", "article_id", "sentence", "start", "end", "text")
        .collectAsList() // a few rows for each reading
        .forEach(
            row -> {
              var place =
                  new MarkedSentences.Place(
                      row.getInt(4), row.getInt(5), row.getInt(3), row.getString(0));
              String text =
                  row.isNullAt(6)
                      ? null
                      : sentences.of(row.getString(6), List.of(place), 1).get(0).text().strip();
              found
                  .computeIfAbsent(
                      List.of(row.getString(0), row.getString(1)), k -> new ArrayList<>())
                  .add(new Example(row.getString(2), row.getInt(3), text));
            });
    mentions
        .groupBy("item_id", "rule")
        .agg(count(lit(1)).as("mentions"), countDistinct("article_id").as("articles"))
        .join(
            tables.read(Table.ITEMS).select(col("item_id"), col("name")),
            new String[] {"item_id"},
            "left")
        .orderBy(col("mentions").desc(), col("item_id"), col("rule"))
        .select("item_id", "name", "rule", "mentions", "articles")
        .collectAsList() // one row a reading
        .forEach(
            row ->
                readings.add(
                    new Reading(
                        row.getString(0),
                        row.getString(1),
                        LinkRule.ofWord(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        found.getOrDefault(
                            List.of(row.getString(0), row.getString(2)), List.of()))));
  }

  private void readNames(TableStore tables) {
    tables
        .read(Table.NAMES)
        .where(plain("name").equalTo(asked.toLowerCase(Locale.ROOT)))
        .orderBy("name_id", "period")
        .select("name_id", "period", "item_id", "rule", "evidence")
        .collectAsList() // one row a period at most
        .forEach(
            row ->
                joined.add(
                    new Joined(
                        row.getString(0),
                        row.isNullAt(1) ? null : row.getDate(1).toString(),
                        row.getString(2),
                        LinkRule.ofWord(row.getString(3)),
                        row.getString(4))));
  }

  /** Prints them. */
  public void print(ExplanationFormat format, PrintStream out) {
    if (format == ExplanationFormat.JSONL) {
      readings.forEach(reading -> out.println(json("reading", reading)));
      joined.forEach(name -> out.println(json("name", name)));
      return;
    }
    for (Reading reading : readings) {
      out.printf(
          Locale.ROOT,
          "%n%s%s: %,d mentions in %,d articles%n  %s: it %s.%n",
          reading.item(),
          reading.name() == null ? "" : " (" + reading.name() + ")",
          reading.mentions(),
          reading.articles(),
          reading.rule().word(),
          reading.rule().meaning());
      for (Example example : reading.examples()) {
        out.printf(
            "    [%s, sentence %d] %s%n",
            example.article(),
            example.sentence(),
            example.text() == null ? "(the output keeps no texts)" : example.text());
      }
    }
    if (!joined.isEmpty()) {
      out.printf("%nDecided for the whole corpus:%n");
      for (Joined name : joined) {
        out.printf(
            "  %s%s is %s (%s): %s%n",
            name.nameId(),
            name.period() == null ? "" : " in the period from " + name.period(),
            name.item(),
            name.rule().word(),
            name.evidence());
      }
    }
  }

  private static String json(String type, Object value) {
    var line = new LinkedHashMap<String, Object>();
    line.put("type", type);
    line.putAll(
        JSON.convertValue(
            value,
            new com.fasterxml.jackson.core.type.TypeReference<LinkedHashMap<String, Object>>() {}));
    if (value instanceof Reading reading) {
      line.put("rule", reading.rule().word());
    } else if (value instanceof Joined name) {
      line.put("rule", name.rule().word());
    }
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
