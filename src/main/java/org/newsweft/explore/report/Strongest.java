package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The subjects (items, pairs or triples) of a count table that have the most articles over all
 * periods, ties in the order of their ids. A subject comes with all its periods or not at all, so a
 * series is never cut.
 *
 * @param subjects ids of the items of each subject, the strongest first
 * @param all number of subjects in the table
 * @param completeAbove every subject with more articles than this is among them; 0 if all are
 */
record Strongest(List<List<String>> subjects, long all, long completeAbove) {
  /**
   * Chooses subjects.
   *
   * @param counts rows with {@code keys} and {@code articles}, one a period
   * @param maxRows number of rows of {@code counts} that the chosen may have together
   */
  static Strongest of(Dataset<Row> counts, List<String> keys, int maxRows) {
    Column[] key = keys.stream().map(k -> col(k)).toArray(Column[]::new);
    Dataset<Row> totals =
        counts.groupBy(key).agg(sum("articles").as("total"), count(lit(1)).as("rows"));
    var order = new ArrayList<Column>(List.of(col("total").desc()));
    order.addAll(List.of(key));
    // A subject has a row or more, so one more than maxRows subjects show where to end.
    List<Row> ranked =
        totals.orderBy(order.toArray(Column[]::new)).limit(maxRows + 1).collectAsList();
    var chosen = new ArrayList<List<String>>();
    long rows = 0;
    for (Row row : ranked) {
      rows += row.getLong(keys.size() + 1);
      if (rows > maxRows) {
        return new Strongest(chosen, totals.count(), row.getLong(keys.size()));
      }
      chosen.add(subject(row, keys.size()));
    }
    return new Strongest(chosen, chosen.size(), 0);
  }

  private static List<String> subject(Row row, int size) {
    var ids = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      ids.add(row.getString(i));
    }
    return List.copyOf(ids);
  }
}
