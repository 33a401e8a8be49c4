package org.newsweft.explore;

import java.util.List;
import java.util.Locale;

/** The lists of the command {@code trends}: what they hold, and in which order. */
public enum TrendList {
  /** The share rises; the most certain first. */
  RISERS(
      "What rises",
      "mann_kendall_z > 0 AND mann_kendall_q <= {q}",
      "mann_kendall_z DESC, slope DESC",
      Columns.TREND,
      Echo.HOLDS_THE_OTHER),
  /** The share falls; the most certain first. */
  FALLERS(
      "What falls",
      "mann_kendall_z < 0 AND mann_kendall_q <= {q}",
      "mann_kendall_z, slope",
      Columns.TREND,
      Echo.HOLDS_THE_OTHER),
  /** First seen in the newest complete period; the least likely first. */
  NEW(
      "What is new in the newest period",
      "first_period = newest_period",
      "emergence_p NULLS LAST, newest_stories DESC",
      Columns.NEWEST,
      Echo.SHARES_AN_ITEM),
  /** More in the newest complete period than before; the least likely first. */
  EMERGING(
      "What is more frequent in the newest period than before",
      "newest_stories > newest_expected AND emergence_q <= {q}",
      "emergence_p, newest_stories DESC",
      Columns.NEWEST,
      Echo.SHARES_AN_ITEM),
  /** The heaviest bursts. */
  BURSTS(
      "What burst",
      "burst_weight IS NOT NULL",
      "burst_weight DESC",
      List.of("burst_start", "burst_end", "round(burst_weight, 1) AS weight", "stories"),
      Echo.BURSTS_WITH_AN_ITEM);

  private final String title;
  private final String condition;
  private final String order;
  private final List<String> columns;
  private final Echo echo;

  TrendList(String title, String condition, String order, List<String> columns, Echo echo) {
    this.title = title;
    this.condition = condition;
    this.order = order;
    this.columns = columns;
    this.echo = echo;
  }

  /** Columns that several lists share. */
  private static final class Columns {
    private static final List<String> TREND =
        List.of(
            "stories",
            "round(100 * slope, 3) AS percent_per_period",
            "round(100 * slope_low, 3) AS low",
            "round(100 * slope_high, 3) AS high",
            "round(mann_kendall_z, 2) AS z",
            "round(mann_kendall_q, 4) AS q");

    private static final List<String> NEWEST =
        List.of(
            "newest_period",
            "newest_stories AS stories",
            "round(newest_expected, 2) AS expected",
            "round(emergence_p, 4) AS p",
            "round(emergence_q, 4) AS q");
  }

  /** What the list is, for people. */
  public String title() {
    return title;
  }

  /** What of a list its rows above tell already. */
  Echo echo() {
    return echo;
  }

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The query over the tables.
   *
   * @param kind item, pair or triple; null for all
   * @param item an id that a row must name; null for any
   * @param began when bursts began; null for any time
   * @param q the highest false-discovery rate
   * @param limit rows at most
   */
  String query(String kind, String item, PeriodSpan began, double q, int limit) {
    String where = condition.replace("{q}", Double.toString(q));
    if (kind != null) {
      where += " AND trends.kind = '" + kind + "'";
    }
    if (item != null) {
      String literal = "'" + item.replace("\\", "\\\\").replace("'", "\\'") + "'";
      where += " AND %s IN (item_a, item_b, topic)".formatted(literal);
    }
    if (began != null && this == BURSTS) {
      where += " AND burst_start BETWEEN '%s' AND '%s'".formatted(began.first(), began.last());
    }
    return "SELECT concat_ws(' + ', a.name, b.name, t.name) AS name, "
        + String.join(", ", columns)
        + ", source_change, concat_ws(' ', item_a, item_b, topic) AS ids FROM trends"
        + " LEFT JOIN items AS a ON a.item_id = item_a"
        + " LEFT JOIN items AS b ON b.item_id = item_b"
        + " LEFT JOIN items AS t ON t.item_id = topic"
        + (" WHERE " + where)
        + (" ORDER BY " + order + ", item_a, item_b, topic LIMIT " + limit);
  }
}
