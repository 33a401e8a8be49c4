package org.newsweft.explore;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** What a fresh output holds that a user looks for first: its strongest pairs and triples. */
public final class RunSummary {
  private static final int ROWS = 5;

  private RunSummary() {}

  /** Prints the strongest pairs and triples of the newest complete period. */
  public static void print(TableStore tables, PrintStream out) {
    Dataset<Row> periods = tables.read(Table.PERIODS);
    Row newest = newest(periods.filter(col("complete")));
    boolean complete = newest != null;
    if (!complete) {
      newest = newest(periods);
    }
    if (newest == null) {
      return;
    }
    Object period = newest.get(newest.fieldIndex("period"));
    long articles = newest.getLong(newest.fieldIndex("articles"));
    String when =
        String.format(
            Locale.ROOT,
            "%s (%s from %s, %,d articles)",
            complete ? "the newest complete period" : "the newest period, which is not complete",
            tables.manifest().path("period_length").asText(),
            period,
            articles);
    Dataset<Row> pairs =
        tables
            .read(Table.PAIR_COUNTS)
            .filter(col("period").equalTo(period))
            .orderBy(col("articles").desc(), col("sentences").desc(), col("item_a"), col("item_b"))
            .limit(ROWS);
    printRows("Strongest pairs of " + when, pairs, List.of("item_a", "item_b"), out);
    Dataset<Row> triples =
        tables
            .read(Table.TRIPLE_COUNTS)
            .filter(col("period").equalTo(period))
            .orderBy(
                col("articles").desc(),
                col("sentences").desc(),
                col("entity_a"),
                col("entity_b"),
                col("topic"))
            .limit(ROWS);
    printRows(
        "Strongest triples of the same period",
        triples,
        List.of("entity_a", "entity_b", "topic"),
        out);
  }

  private static Row newest(Dataset<Row> periods) {
    List<Row> rows = periods.orderBy(col("period").desc()).limit(1).collectAsList();
    return rows.isEmpty() ? null : rows.get(0);
  }

  private static void printRows(
      String title, Dataset<Row> strongest, List<String> items, PrintStream out) {
    out.println();
    out.println(title + ":");
    List<Row> rows = strongest.collectAsList(); // limited to a few rows
    if (rows.isEmpty()) {
      out.println("  none");
    }
    for (Row row : rows) {
      List<String> names = items.stream().map(i -> row.getString(row.fieldIndex(i))).toList();
      out.println(
          "  %3d articles, %3d sentences  %s"
              .formatted(
                  row.getLong(row.fieldIndex("articles")),
                  row.getLong(row.fieldIndex("sentences")),
                  String.join(" + ", names)));
    }
  }
}
