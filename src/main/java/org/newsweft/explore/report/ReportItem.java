package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * An item of the report. Its number is its place in the list of them.
 *
 * @param aliases a few other spellings in the corpus, for the search box
 */
record ReportItem(String id, String name, String kind, long articles, List<String> aliases) {
  private static final int MAX_ALIASES = 4;

  /** Reads items, those with the most articles first, ties in the order of their ids. */
  static List<ReportItem> read(SparkSession spark, Dataset<Row> items, Collection<String> ids) {
    Dataset<Row> wanted = spark.createDataset(List.copyOf(ids), Encoders.STRING()).toDF("item_id");
    return items
        .join(broadcast(wanted), "item_id")
        .select("item_id", "name", "kind", "articles", "aliases")
        .orderBy(col("articles").desc(), col("item_id"))
        .collectAsList() // as many as were asked for
        .stream()
        .map(
            row ->
                new ReportItem(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    otherSpellings(row.getString(1), row.getList(4))))
        .toList();
  }

  /** Aliases that a search for the name would not find already. */
  static List<String> otherSpellings(String name, List<String> aliases) {
    String folded = name.toLowerCase(Locale.ROOT);
    var seen = new HashSet<String>();
    return aliases.stream()
        .filter(alias -> !folded.contains(alias.toLowerCase(Locale.ROOT)))
        .filter(alias -> seen.add(alias.toLowerCase(Locale.ROOT)))
        .limit(MAX_ALIASES)
        .toList();
  }
}
