package org.newsweft.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.PeriodLength;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** Checks an output against itself, and tells every promise that it keeps or breaks. */
public final class Verification {
  /** Faults of one promise that are shown; the rest is counted. */
  private static final int SHOWN = 5;

  /** The most mentioned items are always recounted: they have the most pairs. */
  private static final int MOST_MENTIONED = 10;

  private final SparkSession spark;
  private final TableStore tables;
  private final PrintStream out;
  private long faults;

  private Verification(SparkSession spark, TableStore tables, PrintStream out) {
    this.spark = spark;
    this.tables = tables;
    this.out = out;
  }

  /**
   * Checks an output.
   *
   * @param items number of items whose pairs and triples are recounted; {@code Long.MAX_VALUE} for
   *     all
   * @param out for what was checked, and for the faults
   * @return the number of faults
   */
  public static long of(SparkSession spark, TableStore tables, long items, PrintStream out) {
    var verification = new Verification(spark, tables, out);
    verification.check(items);
    return verification.faults;
  }

  private void check(long items) {
    tables.registerViews();
    for (Table table : Table.values()) {
      // Where a row lies; a view does not show it by itself.
      tables
          .read(table)
          .selectExpr("*", "_metadata.file_path AS file", "_metadata.row_index AS number")
          .createOrReplaceTempView(table.label() + "_in_files");
    }
    JsonNode manifest = tables.manifest();
    report(
        "run.json: records read = articles + rejects + duplicates, as the tables have them",
        rowAccount(manifest));
    report("run.json: every table has as many rows as it says", rowsOfTables(manifest));
    report("periods: one follows the other without a gap", gaps(manifest));
    int minArticles = manifest.path("job").path("counts.min_articles").asInt(1);
    for (Check check : Checks.all(minArticles, sample(items))) {
      // Some more than are shown, to say that there are more; no fault list is held whole.
      List<String> found =
          spark.sql(check.faults()).limit(1000).collectAsList().stream()
              .map(row -> String.valueOf(row.get(0)))
              .sorted()
              .toList();
      report(check.promise(), found);
    }
  }

  /** The most mentioned items and, of the others, those that a hash of their id puts first. */
  private static String sample(long items) {
    if (items == Long.MAX_VALUE) {
      return "SELECT item_id FROM items";
    }
    return """
        (SELECT item_id FROM items ORDER BY articles DESC, item_id LIMIT %d)
        UNION (SELECT item_id FROM items ORDER BY xxhash64(item_id), item_id LIMIT %d)"""
        .formatted(Math.min(items, MOST_MENTIONED), Math.max(0, items - MOST_MENTIONED));
  }

  private List<String> rowAccount(JsonNode manifest) {
    JsonNode rows = manifest.path("rows");
    long rejects = 0;
    for (JsonNode reason : rows.path("rejects")) {
      rejects += reason.asLong();
    }
    long read = rows.path("read").asLong(-1);
    var found = new ArrayList<String>();
    long told = rows.path("articles").asLong(-1) + rejects + rows.path("duplicates").asLong(-1);
    if (read != told) {
      found.add("%d read, %d accounted for".formatted(read, told));
    }
    long there =
        tables.read(Table.ARTICLES).count()
            + tables.read(Table.REJECTS).count()
            + tables.read(Table.DUPLICATES).count();
    if (read != there) {
      found.add("%d read, %d rows in articles, rejects and duplicates".formatted(read, there));
    }
    return found;
  }

  private List<String> rowsOfTables(JsonNode manifest) {
    var found = new ArrayList<String>();
    for (Table table : Table.values()) {
      long told = manifest.path("tables").path(table.label()).asLong(-1);
      long there = tables.read(table).count();
      if (told != there) {
        found.add("%s: %d rows, run.json says %d".formatted(table.label(), there, told));
      }
    }
    return found;
  }

  private List<String> gaps(JsonNode manifest) {
    PeriodLength length =
        PeriodLength.valueOf(manifest.path("period_length").asText().toUpperCase(Locale.ROOT));
    List<LocalDate> periods =
        tables
            .read(Table.PERIODS)
            .orderBy("period")
            .select("period")
            .collectAsList() // few
            .stream()
            .map((Row row) -> row.getDate(0).toLocalDate())
            .toList();
    var found = new ArrayList<String>();
    for (int i = 0; i < periods.size(); i++) {
      LocalDate period = periods.get(i);
      if (!length.start(period).equals(period)) {
        found.add("%s is not the first day of a %s".formatted(period, length.label()));
      } else if (i > 0 && !length.next(periods.get(i - 1)).equals(period)) {
        found.add("%s follows %s".formatted(period, periods.get(i - 1)));
      }
    }
    return found;
  }

  private void report(String promise, List<String> found) {
    faults += found.size();
    out.println((found.isEmpty() ? "ok     " : "FAULT  ") + promise);
    found.stream().limit(SHOWN).forEach(fault -> out.println("         " + fault));
    if (found.size() > SHOWN) {
      out.println(
          "         and %s more".formatted(found.size() < 1000 ? found.size() - SHOWN : "many"));
    }
  }
}
