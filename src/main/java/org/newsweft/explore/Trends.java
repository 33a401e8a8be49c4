package org.newsweft.explore;

import java.util.ArrayList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** Lists over the table {@code trends}, with readable names. */
public final class Trends {
  /** So many rows are looked at for each that is listed. */
  private static final int CANDIDATES_FOR_A_ROW = 100;

  private static final int MOST_CANDIDATES = 20_000;

  private final SparkSession spark;
  private final String kind;
  private final String item;
  private final PeriodSpan began;
  private final double q;
  private final boolean withEchoes;
  private final int limit;

  /**
   * @param kind item, pair or triple; null for all
   * @param item an id that a row must name; null for any
   * @param began when bursts began; null for any time
   * @param q the highest false-discovery rate of what rises, falls or emerges, 0 to 1
   * @param withEchoes whether a row is listed that only tells again what a row above tells
   * @param limit rows of a list at most
   */
  public Trends(
      TableStore tables,
      String kind,
      String item,
      PeriodSpan began,
      double q,
      boolean withEchoes,
      int limit) {
    tables.registerViews();
    this.spark = tables.read(Table.TRENDS).sparkSession();
    this.kind = kind;
    this.item = item;
    this.began = began;
    this.q = q;
    this.withEchoes = withEchoes;
    this.limit = limit;
  }

  /** The rows of a list, in its order. */
  public Dataset<Row> rows(TrendList list) {
    if (withEchoes) {
      return spark.sql(list.query(kind, item, began, q, limit));
    }
    int candidates = (int) Math.min(MOST_CANDIDATES, (long) CANDIDATES_FOR_A_ROW * limit);
    Dataset<Row> rows = spark.sql(list.query(kind, item, began, q, Math.max(limit, candidates)));
    var kept = new ArrayList<Row>();
    for (Row row : rows.collectAsList()) {
      if (kept.size() < limit && !list.echo().isHeard(row, kept, item)) {
        kept.add(row);
      }
    }
    return spark.createDataFrame(kept, rows.schema());
  }
}
