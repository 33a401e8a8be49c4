package org.newsweft.explore;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** Lists over the table {@code trends}, with readable names. */
public final class Trends {
  private final SparkSession spark;
  private final String kind;
  private final String item;
  private final double q;
  private final int limit;

  /**
   * @param kind item, pair or triple; null for all
   * @param item an id that a row must name; null for any
   * @param q the highest false-discovery rate of what rises, falls or emerges, 0 to 1
   * @param limit rows of a list at most
   */
  public Trends(TableStore tables, String kind, String item, double q, int limit) {
    tables.registerViews();
    this.spark = tables.read(Table.TRENDS).sparkSession();
    this.kind = kind;
    this.item = item;
    this.q = q;
    this.limit = limit;
  }

  /** The rows of a list, in its order. */
  public Dataset<Row> rows(TrendList list) {
    return spark.sql(list.query(kind, item, q, limit));
  }
}
