package org.newsweft.explore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Rows of a list that tell again what a row above tells: a burst of an item is one of its pairs and
 * triples too.
 */
enum Echo {
  /** All items of one row are in the other: who falls, falls in pairs too. */
  HOLDS_THE_OTHER {
    @Override
    boolean isHeard(Row row, Set<String> items, Row above, Set<String> itemsAbove) {
      return !itemsAbove.isEmpty()
          && !items.isEmpty()
          && (items.containsAll(itemsAbove) || itemsAbove.containsAll(items));
    }
  },

  /** An item is in both, at one time: that of the list. */
  SHARES_AN_ITEM {
    @Override
    boolean isHeard(Row row, Set<String> items, Row above, Set<String> itemsAbove) {
      return items.stream().anyMatch(itemsAbove::contains);
    }
  },

  /** An item is in both, and their bursts are the same for more than half of the time of both. */
  BURSTS_WITH_AN_ITEM {
    @Override
    boolean isHeard(Row row, Set<String> items, Row above, Set<String> itemsAbove) {
      return SHARES_AN_ITEM.isHeard(row, items, above, itemsAbove) && isOfOneTime(row, above);
    }
  };

  abstract boolean isHeard(Row row, Set<String> items, Row above, Set<String> itemsAbove);

  /**
   * Whether a row tells again what one above tells.
   *
   * @param item an item that all rows have; null if there is none
   */
  boolean isHeard(Row row, List<Row> above, String item) {
    Set<String> items = items(row, item);
    return above.stream().anyMatch(each -> isHeard(row, items, each, items(each, item)));
  }

  private static Set<String> items(Row row, String item) {
    var items = new HashSet<>(List.of(row.<String>getAs("ids").split(" ")));
    items.remove(item);
    return items;
  }

  private static boolean isOfOneTime(Row one, Row other) {
    long latestStart = Math.max(day(one, "burst_start"), day(other, "burst_start"));
    long firstStart = Math.min(day(one, "burst_start"), day(other, "burst_start"));
    long firstEnd = Math.min(day(one, "burst_end"), day(other, "burst_end"));
    long latestEnd = Math.max(day(one, "burst_end"), day(other, "burst_end"));
    return 2 * (firstEnd - latestStart + 1) > latestEnd - firstStart + 1;
  }

  private static long day(Row row, String column) {
    return row.<java.sql.Date>getAs(column).toLocalDate().toEpochDay();
  }
}
