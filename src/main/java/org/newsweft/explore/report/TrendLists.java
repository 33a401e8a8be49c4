package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What rose, fell, burst and is new: the head of four orders of the table {@code trends}, for each
 * kind of subject.
 *
 * @param lists rows by name of the list, then by kind; each row as column and value
 */
record TrendLists(Map<String, List<Map<String, Object>>> lists) {
  /** Probability up to which a Mann-Kendall test counts here. */
  static final double TREND_P = 0.01;

  /** Share of false discoveries up to which a subject counts as new. */
  static final double EMERGENCE_Q = 0.05;

  private static final int ROWS_PER_KIND = 25;
  private static final List<String> KINDS = List.of("item", "pair", "triple");

  private enum Order {
    ROSE(col("mann_kendall_p").leq(TREND_P).and(col("slope_low").gt(0)), col("slope").desc()),
    FELL(col("mann_kendall_p").leq(TREND_P).and(col("slope_high").lt(0)), col("slope").asc()),
    BURST(col("burst_weight").gt(0), col("burst_weight").desc()),
    NEW(
        col("emergence_q").leq(EMERGENCE_Q),
        col("emergence_q").asc(),
        col("newest_stories").desc());

    private final Column condition;
    private final Column[] order;

    Order(Column condition, Column... order) {
      this.condition = condition;
      var total = new ArrayList<Column>(Arrays.asList(order));
      List.of("item_a", "item_b", "topic").forEach(key -> total.add(col(key)));
      this.order = total.toArray(Column[]::new);
    }
  }

  /** Reads the lists from the table {@code trends}. */
  static TrendLists read(Dataset<Row> trends) {
    var lists = new LinkedHashMap<String, List<Map<String, Object>>>();
    for (Order order : Order.values()) {
      var rows = new ArrayList<Map<String, Object>>();
      for (String kind : KINDS) {
        trends
            .filter(col("kind").equalTo(kind).and(order.condition))
            .orderBy(order.order)
            .limit(ROWS_PER_KIND)
            .collectAsList()
            .forEach(row -> rows.add(values(row)));
      }
      lists.put(order.name().toLowerCase(java.util.Locale.ROOT), rows);
    }
    return new TrendLists(lists);
  }

  private static Map<String, Object> values(Row row) {
    var values = new LinkedHashMap<String, Object>();
    for (String name : row.schema().fieldNames()) {
      Object value = row.getAs(name);
      values.put(name, value instanceof java.sql.Date date ? date.toString() : value);
    }
    return values;
  }

  /** The subjects of a kind in any of the lists, by the ids of their items. */
  List<List<String>> subjects(String kind) {
    var subjects = new TreeSet<List<String>>(java.util.Comparator.comparing(Object::toString));
    for (List<Map<String, Object>> rows : lists.values()) {
      for (Map<String, Object> row : rows) {
        if (kind.equals(row.get("kind"))) {
          var ids = new ArrayList<String>();
          for (String key : List.of("item_a", "item_b", "topic")) {
            if (row.get(key) != null) {
              ids.add((String) row.get(key));
            }
          }
          subjects.add(List.copyOf(ids));
        }
      }
    }
    return List.copyOf(subjects);
  }
}
