package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * The articles behind the numbers, with the sentences that are quoted, each a JSON object; those
 * that matter most first, so that any head of the list is the best choice of its length.
 */
final class Evidence {
  private static final StructType NUMBERS =
      new StructType().add("item_id", DataTypes.StringType).add("item", DataTypes.IntegerType);

  private static final StructType CHOSEN =
      new StructType().add("article_id", DataTypes.StringType).add("rank", DataTypes.IntegerType);

  private final SparkSession spark;
  private final Dataset<Row> articles;
  private final Dataset<Row> mentions;

  /**
   * @param items of the report; their places are their numbers
   */
  Evidence(SparkSession spark, TableStore tables, List<ReportItem> items) {
    this.spark = spark;
    this.articles = tables.read(Table.ARTICLES);
    var numbers = new ArrayList<Row>();
    for (int i = 0; i < items.size(); i++) {
      numbers.add(RowFactory.create(items.get(i).id(), i));
    }
    this.mentions =
        tables
            .read(Table.MENTIONS)
            .filter(col("counted"))
            .join(broadcast(spark.createDataFrame(numbers, NUMBERS)), "item_id")
            .select("article_id", "item", "sentence", "start", "end");
  }

  /** Offers every article that mentions two items of the report or more, the newest first. */
  void offerTo(EvidenceChoice choice) {
    Iterator<Row> newestFirst =
        mentions
            .groupBy("article_id")
            .agg(sort_array(collect_set("item")).as("items"))
            .filter("size(items) > 1")
            .join(articles.select("article_id", "published"), "article_id")
            .orderBy(col("published").desc(), col("article_id"))
            .select("article_id", "items")
            .toLocalIterator();
    newestFirst.forEachRemaining(row -> choice.offer(row.getString(0), row.getList(1)));
  }

  /**
   * Reads the chosen articles.
   *
   * @param ids of articles, in the order wanted
   * @param maxChars end of reading: the objects together have at most so many characters
   */
  List<String> read(List<String> ids, long maxChars) {
    var chosen = new ArrayList<Row>();
    for (int i = 0; i < ids.size(); i++) {
      chosen.add(RowFactory.create(ids.get(i), i));
    }
    Dataset<Row> wanted = broadcast(spark.createDataFrame(chosen, CHOSEN));
    Dataset<Row> marks =
        mentions
            .join(wanted.select("article_id"), "article_id")
            .groupBy("article_id")
            .agg(sort_array(collect_list(struct("start", "end", "sentence", "item"))).as("marks"));
    MapFunction<Row, String> quoted = Evidence::json;
    Iterator<String> inOrder =
        articles
            .select("article_id", "published", "source", "title", "url", "text", "story_id")
            .join(wanted, "article_id")
            .join(marks, "article_id")
            .orderBy("rank")
            .map(quoted, Encoders.STRING())
            .toLocalIterator();
    var objects = new ArrayList<String>();
    long chars = 0;
    while (inOrder.hasNext()) {
      String object = inOrder.next();
      chars += object.length();
      if (chars > maxChars) {
        break;
      }
      objects.add(object);
    }
    return objects;
  }

  /** The page reads these keys; an article without a text has no quotes, but all its items. */
  private static String json(Row row) {
    List<Row> marks = row.getList(row.fieldIndex("marks"));
    var found = new ArrayList<Quotes.Mention>();
    for (Row mark : marks) {
      found.add(new Quotes.Mention(mark.getInt(3), mark.getInt(2), mark.getInt(0), mark.getInt(1)));
    }
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("id", row.getString(0));
    article.put("published", row.getDate(1).toString());
    article.put("source", row.getString(2));
    article.put("title", row.getString(3));
    article.put("url", row.getString(4));
    String storyId = row.getString(6);
    article.put("story", storyId == null || storyId.equals(row.getString(0)) ? null : storyId);
    article.put("items", found.stream().map(Quotes.Mention::item).distinct().sorted().toList());
    String text = row.getString(5);
    article.put(
        "quotes",
        text == null ? null : Quotes.of(text, found).stream().map(Evidence::columns).toList());
    try {
      return JSON.writeValueAsString(article);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sentence number, text, whether it was cut, and item, start and end of each mention. */
  private static List<Object> columns(Quotes.Quote quote) {
    var marks = new ArrayList<Integer>();
    for (Quotes.Mark mark : quote.marks()) {
      marks.addAll(List.of(mark.item(), mark.start(), mark.end()));
    }
    return List.of(quote.sentence(), quote.text(), quote.cut(), marks);
  }
}
